// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test, vi } from 'vitest';
import { command, newKey, send, type SendOptions } from '../../src/api/commands';

type Reply = Response | Error;

let keys: string[];
let waited: number[];

function replies(...list: Reply[]): SendOptions {
  const left = [...list];
  return {
    fetch: (_, init) => {
      keys.push(new Headers(init?.headers).get('Idempotency-Key') ?? '');
      const reply = left.shift() ?? new TypeError('connection refused');
      return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
    },
    wait: (ms) => { waited.push(ms); return Promise.resolve(); },
  };
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status });
}

beforeEach(() => {
  keys = [];
  waited = [];
});

test('every click has a key of its own that the server takes', () => {
  const made = new Set(Array.from({ length: 1000 }, newKey));
  expect(made.size).toBe(1000);
  expect([...made][0]).toMatch(/^[0-9a-f]{32}$/);
});

test('an answer is an answer', async () => {
  const outcome = await send(command('desks/3/open', { staff: '0312' }), replies(json(200, { desk: 3 })));
  expect(outcome).toEqual({ kind: 'done', answer: { desk: 3 } });
  expect(keys).toHaveLength(1);
});

test('a lost answer is asked for again with the same key', async () => {
  const onRetry = vi.fn();
  const options = { ...replies(new TypeError('gone'), new TypeError('gone'), json(200, {})), onRetry };
  expect((await send(command('x'), options)).kind).toBe('done');
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
  expect(onRetry).toHaveBeenCalledOnce();
  expect(waited).toEqual([200, 400]);
});

test('a refusal is not tried again', async () => {
  const problem = { code: 'ticket_wrong_state', status: 409, ticket_state: 'finished', type: 't', title: '', detail: '' };
  const outcome = await send(command('x'), replies(json(409, problem)));
  expect(outcome).toEqual({ kind: 'refused', problem });
  expect(keys).toHaveLength(1);
});

test('a server that is going down has not done it', async () => {
  const outcome = await send(command('x'), replies(json(503, { code: 'shutting_down' }), json(200, {})));
  expect(outcome.kind).toBe('done');
});

test('a disk that refuses is said at once', async () => {
  const outcome = await send(command('x'), replies(json(503, { code: 'disk_refused' })));
  expect(outcome.kind).toBe('refused');
  expect(keys).toHaveLength(1);
});

test.each([
  ['a page instead of an answer', new Response('<html>hello</html>', { status: 200 })],
  ['half an answer', new Response('{"desk":', { status: 200 })],
])('%s is no answer', async (_, reply) => {
  const outcome = await send(command('x'), replies(reply, json(200, {})));
  expect(outcome.kind).toBe('done');
  expect(keys).toHaveLength(2);
});

test('a refusal without a known body still has a code', async () => {
  const outcome = await send(command('x'), replies(json(418, [])));
  expect(outcome).toMatchObject({ kind: 'refused', problem: { code: 'http_418', status: 418 } });
});

test('it gives up in the end, and says that nobody knows', async () => {
  const outcome = await send(command('x'), replies());
  expect(outcome).toEqual({ kind: 'unreachable' });
  expect(new Set(keys).size).toBe(1);
  expect(waited.reduce((sum, ms) => sum + ms, 0)).toBe(9_000);
});

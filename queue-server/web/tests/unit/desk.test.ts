// SPDX-License-Identifier: Apache-2.0
import { effectScope, type EffectScope } from 'vue';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeskAnswer, StaffState, Visitor } from '../../src/api/wire';
import { staffStreamAddress, useDesk, type Desk } from '../../src/model/desk';
import { FakeSocket } from '../support/fake-socket';
import { busyHall, visitor } from '../support/hall';

interface Sent { path: string; key: string; body: Record<string, unknown> }

let scope: EffectScope;
let desk: Desk;
let sent: Sent[];
let reply: (request: Sent) => Promise<Response>;

function answer(changes: Partial<DeskAnswer> = {}): Promise<Response> {
  return Promise.resolve(new Response(JSON.stringify({ desk: 3, state: 'open', ...changes })));
}

function problem(body: Record<string, unknown>): Promise<Response> {
  return Promise.resolve(new Response(JSON.stringify(body), { status: 409 }));
}

let seq = 0;
function show(changes: Partial<StaffState>): void {
  FakeSocket.last().say({ type: 'snapshot', stream: 's', seq: seq++, state: busyHall(0, changes) });
}

const called = (changes: Partial<Visitor> = {}) => visitor(0, { state: 'called', started_at_ms: undefined, ...changes });

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.opened = [];
  sent = [];
  reply = () => answer();
  scope = effectScope();
  const fetchIt: typeof fetch = (path, init) => {
    const request = {
      path: String(path).replace('/api/v1/', ''),
      key: new Headers(init?.headers).get('Idempotency-Key') ?? '',
      body: JSON.parse(String(init?.body)) as Record<string, unknown>,
    };
    sent.push(request);
    return reply(request);
  };
  desk = scope.run(() => useDesk({
    session: { desk: 3, staff: '0312' }, openSocket: FakeSocket.open, send: { fetch: fetchIt, wait: () => Promise.resolve() },
  })) as Desk;
  FakeSocket.last().accept();
});

afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

test('the stream is the desk\'s own', () => {
  expect(staffStreamAddress({ desk: 3, staff: '0312' }, { protocol: 'http:', host: 'h:1' }))
    .toBe('ws://h:1/api/v1/stream?view=staff&desk=3&client=staff-3');
});

test('a double click is one command', async () => {
  show({ visitor: undefined });
  const results = await Promise.all([desk.next(), desk.next(), desk.next()]);
  expect(results).toEqual([true, false, false]);
  expect(sent.map(({ path }) => path)).toEqual(['desks/3/call-next']);
});

test('next finishes the visitor who is being served in the same command', async () => {
  show({ visitor: visitor(0) });
  await desk.next();
  expect(sent).toMatchObject([{ path: 'desks/3/call-next', body: { finish_current: true } }]);
});

test('next asks about a visitor who was called and has not begun, and sends nothing', async () => {
  show({ visitor: called() });
  expect(await desk.next()).toBe(false);
  expect(desk.asking.value).toBe(true);
  expect(sent).toEqual([]);
});

test('a visitor who did not come is marked before the next is called', async () => {
  show({ visitor: called() });
  await desk.noShowThenNext();
  expect(sent.map(({ path }) => path)).toEqual(['desks/3/no-show', 'desks/3/call-next']);
  expect(sent[0]?.body).toEqual({ ticket: called().ticket });
  expect(sent[1]?.body).toEqual({ finish_current: false });
  expect(sent[0]?.key).not.toBe(sent[1]?.key);
});

test('a visitor who is done already is started, finished and followed', async () => {
  show({ visitor: called() });
  await desk.finishThenNext();
  expect(sent.map(({ path, body }) => [path, body['finish_current']])).toEqual([['desks/3/start', undefined], ['desks/3/call-next', true]]);
});

test('nobody is called after a step that was refused', async () => {
  show({ visitor: called() });
  reply = () => problem({ code: 'ticket_wrong_state', ticket_state: 'finished' });
  expect(await desk.noShowThenNext()).toBe(false);
  expect(sent).toHaveLength(1);
  expect(desk.said.value).toMatchObject({ kind: 'problem', problem: { ticket_state: 'finished' } });
});

test('nothing is sent about a visitor who is not there', async () => {
  show({ visitor: undefined });
  await Promise.all([desk.recall(), desk.start(), desk.finish(), desk.noShow(), desk.noShowThenNext(), desk.finishThenNext()]);
  expect(sent).toEqual([]);
});

test('no number is called while the desk is paused', async () => {
  show({ visitor: undefined, desks: [{ desk: 3, state: 'paused', marked: false, staff: '0312', reason: '' }] });
  expect(await desk.next()).toBe(false);
  expect(sent).toEqual([]);
});

test('the answer is shown at once, and news that is older does not take it away', async () => {
  show({ visitor: undefined });
  reply = () => answer({ visitor: called({ number: 'A018', ticket: 'c'.repeat(32) }) });
  await desk.next();
  expect(desk.visitor.value?.number).toBe('A018');
  show({ visitor: undefined, aside: [] });
  expect(desk.visitor.value?.number).toBe('A018');
  show({ visitor: called({ number: 'A018', ticket: 'c'.repeat(32) }) });
  show({ visitor: undefined });
  expect(desk.visitor.value).toBeUndefined();
});

test('the stream is believed again after a second, whatever was answered', async () => {
  show({ visitor: undefined });
  reply = () => answer({ visitor: called() });
  await desk.next();
  show({ visitor: undefined });
  vi.advanceTimersByTime(1_000);
  expect(desk.visitor.value).toBeUndefined();
});

test('a refused click shows how things stand', async () => {
  show({ visitor: called() });
  reply = () => answer({ visitor: called({ state: 'serving' }) });
  await desk.start();
  reply = () => problem({ code: 'ticket_elsewhere' });
  await desk.finish();
  expect(desk.visitor.value?.state).toBe('called');
});

test('nobody waiting is said', async () => {
  show({ visitor: undefined });
  await desk.next();
  expect(desk.said.value).toEqual({ kind: 'nobodyWaits' });
});

test('a click that did not get through is tried again as the same click, and goes on where it stopped', async () => {
  show({ visitor: called() });
  reply = ({ path }) => (path.endsWith('no-show') ? answer() : Promise.reject(new TypeError('gone')));
  expect(await desk.noShowThenNext()).toBe(false);
  expect(desk.said.value).toEqual({ kind: 'unsent' });
  const key = sent.at(-1)?.key;
  const before = sent.length;
  reply = () => answer();
  expect(await desk.tryAgain()).toBe(true);
  expect(sent.slice(before).map((one) => [one.path, one.key])).toEqual([['desks/3/call-next', key]]);
  expect(await desk.tryAgain()).toBe(false);
});

test('a ticket that is brought back is named', async () => {
  show({ visitor: undefined });
  await desk.bringBack({ ticket: 'b'.repeat(32), number: 'B022' });
  expect(sent).toMatchObject([{ path: 'desks/3/resume', body: { ticket: 'b'.repeat(32) } }]);
  expect(desk.said.value).toEqual({ kind: 'broughtBack', number: 'B022' });
});

test('a ticket is sent on with the reason for it, or with none where the site has none', async () => {
  show({ visitor: visitor(0) });
  await desk.transfer('a'.repeat(32), { to_desk: 4 }, 'other_matter');
  await desk.transfer('a'.repeat(32), { group: 'query' }, '');
  expect(sent.map(({ body }) => body)).toEqual([
    { ticket: 'a'.repeat(32), to_desk: 4, reason: 'other_matter' },
    { ticket: 'a'.repeat(32), group: 'query' },
  ]);
});

test('going to help leaves the visitor on the page', async () => {
  show({ visitor: visitor(0) });
  reply = () => Promise.resolve(new Response(JSON.stringify({ help: 4, kiosk: 'k1', reason: 'help', asked_at_ms: 0 })));
  await desk.acknowledge({ help: 4, kiosk: 'k1', reason: 'help', asked_at_ms: 0 });
  expect(sent).toMatchObject([{ path: 'help-requests/4/acknowledge' }]);
  expect(desk.visitor.value?.number).toBe('A017');
});

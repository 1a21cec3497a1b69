// SPDX-License-Identifier: Apache-2.0
import type { Problem } from './wire';

/** One click. Its key goes with every try of it, so that a click whose answer got lost still happens only once. */
export interface Command {
  path: string;
  body: unknown;
  key: string;
}

/** `unreachable`: nobody knows whether it happened; the same Command may be sent again. */
export type Outcome<Answer> =
  | { kind: 'done'; answer: Answer }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'unreachable' };

export interface SendOptions {
  fetch?: typeof fetch;
  wait?: (ms: number) => Promise<void>;
  /** Told once, when the first try got no answer. */
  onRetry?: () => void;
}

const pausesMs = [200, 400, 800, 1_600, 2_000, 2_000, 2_000];
const answerWithinMs = 5_000;

export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function command(path: string, body: unknown = {}): Command {
  return { path, body, key: newKey() };
}

/** A server that is going down or full has not done it: the same as no answer. */
function isBusy(status: number, code: string): boolean {
  return status === 502 || status === 504 || code === 'shutting_down' || code === 'too_many_connections';
}

function problemOf(status: number, body: unknown): Problem {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>;
  return { type: 'about:blank', title: '', detail: '', code: `http_${status}`, ...given, status };
}

async function once<Answer>(what: Command, fetchIt: typeof fetch): Promise<Outcome<Answer>> {
  try {
    const response = await fetchIt(`/api/v1/${what.path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': what.key },
      body: JSON.stringify(what.body),
      signal: AbortSignal.timeout(answerWithinMs),
      cache: 'no-store',
    });
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    if (response.ok) {
      return { kind: 'done', answer: body as Answer };
    }
    const problem = problemOf(response.status, body);
    return isBusy(response.status, problem.code) ? { kind: 'unreachable' } : { kind: 'refused', problem };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** Sends a command until there is an answer; gives up after about nine seconds of silence. */
export async function send<Answer>(what: Command, options: SendOptions = {}): Promise<Outcome<Answer>> {
  const fetchIt = options.fetch ?? fetch;
  const wait = options.wait ?? ((ms: number) => new Promise((resolve) => setTimeout(resolve, ms)));
  let outcome = await once<Answer>(what, fetchIt);
  if (outcome.kind === 'unreachable') {
    options.onRetry?.();
  }
  for (const pause of pausesMs) {
    if (outcome.kind !== 'unreachable') {
      break;
    }
    await wait(pause);
    outcome = await once<Answer>(what, fetchIt);
  }
  return outcome;
}

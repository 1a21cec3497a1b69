// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { applyUpdate, StaffStream, type Link } from '../../src/api/stream';
import type { StaffState } from '../../src/api/wire';
import { FakeSocket } from '../support/fake-socket';
import { busyHall } from '../support/hall';

const address = 'ws://here/api/v1/stream?view=staff&desk=3&client=staff-3';
let states: StaffState[];
let links: Link[];
let stream: StaffStream;

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.opened = [];
  states = [];
  links = [];
  stream = new StaffStream({
    address, onState: (state) => states.push(state), onLink: (link) => links.push(link), openSocket: FakeSocket.open,
  });
});

afterEach(() => {
  stream.close();
  vi.useRealTimers();
});

function snapshot(seq: number, state = busyHall(0)) {
  return { type: 'snapshot', stream: 's1', seq, state };
}

test('an update replaces whole members, and null takes one away', () => {
  const before = busyHall(0);
  const after = applyUpdate(before, { today: { finished: 12, no_show: 1, mean_service_s: 390 }, visitor: null });
  expect(after.today.finished).toBe(12);
  expect('visitor' in after).toBe(false);
  expect(before.visitor?.number).toBe('A017');
});

test('a snapshot, then updates in order', () => {
  const socket = FakeSocket.last();
  expect(socket.address).toBe(address);
  socket.accept();
  socket.say(snapshot(7));
  socket.say({ type: 'update', seq: 8, set: { aside: [] } });
  expect(states).toHaveLength(2);
  expect(states[1]?.aside).toEqual([]);
  expect(states[1]?.lanes).toEqual(states[0]?.lanes);
  expect(links).toEqual(['connecting', 'connected']);
});

test('a torn stream is opened again where it stopped', () => {
  FakeSocket.last().accept();
  FakeSocket.last().say(snapshot(7));
  FakeSocket.last().tear();
  expect(links.at(-1)).toBe('lost');
  vi.advanceTimersByTime(250);
  expect(FakeSocket.opened).toHaveLength(2);
  expect(FakeSocket.last().address).toBe(`${address}&stream=s1&last=7`);
  FakeSocket.last().accept();
  FakeSocket.last().say({ type: 'update', seq: 8, set: { aside: [] } });
  expect(links.at(-1)).toBe('connected');
  expect(states).toHaveLength(2);
});

test('a server that stays away is tried again and again, two seconds apart at most', () => {
  for (const pause of [250, 500, 1_000, 2_000, 2_000]) {
    const tried = FakeSocket.opened.length;
    FakeSocket.last().tear();
    vi.advanceTimersByTime(pause - 1);
    expect(FakeSocket.opened).toHaveLength(tried);
    vi.advanceTimersByTime(1);
    expect(FakeSocket.opened).toHaveLength(tried + 1);
  }
  expect(links).not.toContain('lost');
});

test.each([
  ['a number that is missing', JSON.stringify({ type: 'update', seq: 9, set: {} })],
  ['a number that came before', JSON.stringify({ type: 'update', seq: 7, set: {} })],
  ['no JSON', '{"type":'],
  ['null', 'null'],
  ['an unknown type', '{"type":"surprise"}'],
  ['an update without its members', '{"type":"update","seq":8}'],
])('%s is cured by a fresh snapshot', (_, message) => {
  FakeSocket.last().accept();
  FakeSocket.last().say(snapshot(7));
  FakeSocket.last().say(message);
  expect(states).toHaveLength(1);
  vi.advanceTimersByTime(250);
  expect(FakeSocket.last().address).toBe(address);
});

test('it says that it is alive, and stops when closed', () => {
  const socket = FakeSocket.last();
  socket.accept();
  vi.advanceTimersByTime(9_000);
  expect(socket.sent).toEqual(['{"type":"alive"}', '{"type":"alive"}', '{"type":"alive"}']);
  stream.close();
  vi.advanceTimersByTime(60_000);
  expect(socket.sent).toHaveLength(3);
  expect(FakeSocket.opened).toHaveLength(1);
});

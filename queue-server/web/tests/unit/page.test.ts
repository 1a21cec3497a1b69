// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from 'vitest';
import { alertsOf } from '../../src/model/alerts';
import { en } from '../../src/i18n/en';
import { zh } from '../../src/i18n/zh';
import { actionOf, nextStep } from '../../src/model/next-step';
import { isStaffNumber, readSession, writeSession } from '../../src/model/session';
import { busyHall, visitor } from '../support/hall';

beforeEach(() => { localStorage.clear(); });
afterEach(() => { document.body.innerHTML = ''; });

function press(key: string, on = 'body', options: KeyboardEventInit = {}) {
  let seen: KeyboardEvent | undefined;
  const listen = (event: Event) => { seen = event as KeyboardEvent; };
  window.addEventListener('keydown', listen);
  document.querySelector(on)?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...options }));
  window.removeEventListener('keydown', listen);
  return seen ? actionOf(seen) : undefined;
}

test('each key has its action', () => {
  expect([' ', 'r', 'S', 'f', 'n', 'p', 'b', 'm', 'Q', 'x', 'Enter'].map((key) => press(key)))
    .toEqual(['next', 'recall', 'start', 'finish', 'noShow', 'pause', 'bringBack', 'more', 'queue', undefined, undefined]);
});

test('a key that is held down, or belongs to the browser, does nothing', () => {
  expect(press(' ', 'body', { repeat: true })).toBeUndefined();
  expect(press('r', 'body', { ctrlKey: true })).toBeUndefined();
  expect(press('r', 'body', { metaKey: true })).toBeUndefined();
  expect(press('n', 'body', { isComposing: true })).toBeUndefined();
});

test('keys belong to what has the focus', () => {
  document.body.innerHTML = '<input id="text"><input type="checkbox" id="tick"><button id="button">x</button>'
    + '<div role="dialog"><p id="inside">x</p></div>';
  expect(press('n', '#text')).toBeUndefined();
  expect(press('n', '#inside')).toBeUndefined();
  expect(press(' ', '#button')).toBeUndefined();
  expect(press(' ', '#tick')).toBeUndefined();
  expect(press('f', '#button')).toBe('finish');
  expect(press('f', '#tick')).toBe('finish');
});

test('what next means', () => {
  expect(nextStep(undefined)).toBe('call');
  expect(nextStep(visitor(0))).toBe('finishAndCall');
  expect(nextStep(visitor(0, { state: 'called' }))).toBe('ask');
  expect(nextStep({ ...visitor(0), state: 'something new' as 'called' })).toBe('ask');
});

test('people come before machines, and what stops a kiosk before what does not', () => {
  const alerts = alertsOf(busyHall(0, {
    displays: [{ display: 'hall', dark: true }, { display: 'desk-3', dark: false }],
    kiosks: [
      { kiosk: 'k1', online: true, printer: 'near_end', reader: 'absent' },
      { kiosk: 'k2', online: true, printer: 'paper_end', reader: 'unknown' },
      { kiosk: 'k3', online: false, printer: 'fault', reader: 'fault' },
    ],
    help: [{ help: 9, kiosk: 'k1', reason: 'glasses', asked_at_ms: 0 }],
  }));
  expect(alerts.map(({ id }) => id))
    .toEqual(['help-9', 'printer-k2', 'offline-k3', 'printer-k1', 'reader-k1', 'dark-hall']);
  expect(alertsOf(busyHall(0, {
    unserved: [{ group: 'maternity', waiting: 3 }],
    dangers: [{ number: 'A020', lane: 'ordinary', group: 'chronic', due_at_ms: 1, expected_at_ms: 2 }],
    dangers_total: 4,
    advice: { desk: 5, lanes: [{ lane: 'ordinary', now_s: 1500, then_s: 840 }] },
  })).map(({ id, urgent }) => [id, urgent])).toEqual([['unserved-maternity', true], ['dangers', false], ['advice', false]]);
  expect(alertsOf(undefined)).toEqual([]);
  expect(alertsOf(busyHall(0))).toEqual([]);
});

test('the desk is remembered, and a damaged memory is forgotten', () => {
  expect(readSession()).toBeUndefined();
  writeSession({ desk: 3, staff: '0312' });
  expect(readSession()).toEqual({ desk: 3, staff: '0312' });
  for (const bad of ['', '{', 'null', '[]', '{"desk":"3","staff":"0312"}', '{"desk":3}', '{"desk":3,"staff":"李"}', '{"desk":1.5,"staff":"a"}']) {
    localStorage.setItem('fifteen.desk', bad);
    expect(readSession()).toBeUndefined();
  }
  writeSession({ desk: 3, staff: '0312' });
  writeSession(undefined);
  expect(readSession()).toBeUndefined();
});

test.each([['0312', true], ['a-b_c.9', true], ['', false], ['03 12', false], ['工号', false], ['x'.repeat(65), false]])(
  'staff number %j: %j', (text, good) => { expect(isStaffNumber(text)).toBe(good); });

/** The names of every text, also of those in tables. */
function names(table: object, before = ''): string[] {
  return Object.entries(table).flatMap(([name, value]) => (
    typeof value === 'object' && value !== null ? names(value as object, `${before}${name}.`) : [`${before}${name}`]));
}

test('both languages have every word', () => {
  expect(names(en).sort()).toEqual(names(zh).sort());
});

// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { duration, numberParts, timeOfDay } from '../../src/model/format';
import { level, percent, share } from '../../src/model/promise';

test.each([
  ['A017', ['A', '017']], ['J1000', ['J', '1000']], ['', ['', '']], ['017', ['', '017']],
])('%s is drawn as %j', (number, parts) => {
  expect(numberParts(number)).toEqual(parts);
});

test.each([
  [0, '0:00'], [59.9, '0:59'], [60, '1:00'], [432, '7:12'], [3599, '59:59'], [3600, '1:00:00'], [3732, '1:02:12'],
  [-3, '0:00'],
])('%d seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

test('the time of day is the site\'s, not this computer\'s', () => {
  const at = Date.UTC(2026, 10, 24, 18, 5, 9);
  expect(timeOfDay(at, 480)).toBe('2:05');
  expect(timeOfDay(at, 480, true)).toBe('2:05:09');
  expect(timeOfDay(at, -300)).toBe('13:05');
});

test.each([
  [0, 'calm'], [0.799, 'calm'], [0.8, 'soon'], [0.999, 'soon'], [1, 'over'], [3, 'over'],
])('a share of %d is %s', (used, name) => {
  expect(level(used)).toBe(name);
});

test('a share is never rounded up to a promise that still holds', () => {
  expect(percent(0.999)).toBe('99%');
  expect(percent(0.72)).toBe('72%');
  expect(percent(0.29)).toBe('29%');
  expect(percent(1.5)).toBe('150%');
});

test('without a promise nothing is used up', () => {
  expect(share(5_000, 0)).toBe(0);
  expect(share(-5, 10)).toBe(0);
  expect(share(5, 10)).toBe(0.5);
});

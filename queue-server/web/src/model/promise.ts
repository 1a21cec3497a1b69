// SPDX-License-Identifier: Apache-2.0

export type Level = 'calm' | 'soon' | 'over';

export const soonFrom = 0.8;

/** How much of a promise is used up: 0.72 is 72 %. Without a promise nothing can be used up. */
export function share(usedMs: number, promisedMs: number): number {
  return promisedMs > 0 ? Math.max(0, usedMs) / promisedMs : 0;
}

export function level(used: number): Level {
  if (used >= 1) {
    return 'over';
  }
  return used >= soonFrom ? 'soon' : 'calm';
}

/** Rounded down: 100 % is only shown when the promise is really used up. */
export function percent(used: number): string {
  return `${Math.floor(used * 100 + 1e-9)}%`;
}

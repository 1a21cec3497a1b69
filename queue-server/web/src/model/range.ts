// SPDX-License-Identifier: Apache-2.0
import type { Wait } from '../api/wire';

/** Whole minutes, outwards: 4:10 to 9:01 is "4-10". Equal ends are one number. */
export function rangeOf(wait: Wait): string {
  const low = Math.floor(wait.low_s / 60);
  const high = Math.max(1, Math.ceil(wait.high_s / 60));
  return low === high ? String(high) : `${low}–${high}`;
}

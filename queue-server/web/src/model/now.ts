// SPDX-License-Identifier: Apache-2.0
import { onScopeDispose, ref, type Ref } from 'vue';

/** The server's time in ms, ticking four times a second so that no second is skipped on the page. */
export function useNow(clockOffsetMs: number): Ref<number> {
  const now = ref(Date.now() + clockOffsetMs);
  const timer = setInterval(() => { now.value = Date.now() + clockOffsetMs; }, 250);
  onScopeDispose(() => { clearInterval(timer); });
  return now;
}

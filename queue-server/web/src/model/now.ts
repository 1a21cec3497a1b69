// SPDX-License-Identifier: Apache-2.0
import { onScopeDispose, ref, type Ref } from 'vue';

/** The server's time in ms, once a second and just after the second has changed: none is skipped, none is drawn twice. */
export function useNow(clockOffsetMs: number): Ref<number> {
  const now = ref(0);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tick(): void {
    now.value = Date.now() + clockOffsetMs;
    timer = setTimeout(tick, 1_005 - (now.value % 1_000));
  }

  tick();
  onScopeDispose(() => { clearTimeout(timer); });
  return now;
}

// SPDX-License-Identifier: Apache-2.0
import { onMounted, onUnmounted, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Place, Site } from '../src/api/wire';

export interface Watched {
  place: ShallowRef<Place | undefined>;
  site: ShallowRef<Site | undefined>;
  /** There is no such ticket today. */
  unknown: Ref<boolean>;
  /** When the last answer came, ms; while there is none that is fresh, the page says so. */
  seenAt: Ref<number | undefined>;
  offline: Ref<boolean>;
  /** Gives the number up; false: it did not happen. */
  cancel: () => Promise<boolean>;
}

const everyMs = 5_000;
const longestPauseMs = 60_000;
const answerWithinMs = 8_000;
/** The site's rules may change while the page is open. */
const siteHoldsMs = 5 * 60_000;

async function ask(path: string, cache: RequestCache = 'no-store'): Promise<Response> {
  return fetch(`/api/v1/${path}`, { cache, signal: AbortSignal.timeout(answerWithinMs) });
}

/** Asks for the ticket's place every few seconds; less often while nobody answers, and not at all while nobody looks. */
export function usePlace(token: string): Watched {
  const place = shallowRef<Place>();
  const site = shallowRef<Site>();
  const unknown = ref(false);
  const seenAt = ref<number>();
  const offline = ref(false);
  let siteAt = -Infinity;
  let pauseMs = everyMs;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function look(): Promise<void> {
    clearTimeout(timer);
    try {
      if (Date.now() - siteAt > siteHoldsMs) {
        site.value = (await (await ask('site', 'no-cache')).json()) as Site;
        siteAt = Date.now();
      }
      const response = await ask(`tickets/${token}/place`);
      if (response.status === 404) {
        unknown.value = true;
      } else if (response.ok) {
        place.value = (await response.json()) as Place;
        unknown.value = false;
      } else {
        throw new Error(String(response.status));
      }
      seenAt.value = Date.now();
      offline.value = false;
      pauseMs = everyMs;
    } catch {
      offline.value = true;
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
    if (!document.hidden) {
      timer = setTimeout(() => void look(), pauseMs);
    }
  }

  function onSight(): void {
    clearTimeout(timer);
    if (!document.hidden) {
      pauseMs = everyMs;
      void look();
    }
  }

  // One key for the one thing there is to do: a second try of it happens once.
  const key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

  async function cancel(): Promise<boolean> {
    try {
      const response = await fetch(`/api/v1/tickets/${token}/cancel`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify({ by: 'visitor' }),
        signal: AbortSignal.timeout(answerWithinMs),
      });
      await look();
      return response.ok;
    } catch {
      offline.value = true;
      return false;
    }
  }

  onMounted(() => {
    document.addEventListener('visibilitychange', onSight);
    void look();
  });
  onUnmounted(() => {
    document.removeEventListener('visibilitychange', onSight);
    clearTimeout(timer);
  });
  return { place, site, unknown, seenAt, offline, cancel };
}

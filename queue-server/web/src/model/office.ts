// SPDX-License-Identifier: Apache-2.0
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { command, send, type SendOptions } from '../api/commands';
import type { Problem } from '../api/wire';

export interface Office {
  working: Ref<boolean>;
  /** Why the last command did not happen; `unreachable`: nobody knows, and it may be sent again. */
  problem: ShallowRef<Problem | 'unreachable' | undefined>;
  /** Sends one command; nothing: it did not happen, see `problem`. One at a time. */
  tell: <Answer>(path: string, body?: unknown) => Promise<Answer | undefined>;
}

/** What is done for the hall as a whole and not at a desk: the day, appointments, the policy, numbers given by staff. */
export function useOffice(options: SendOptions = {}): Office {
  const working = ref(false);
  const problem = shallowRef<Problem | 'unreachable'>();
  return {
    working,
    problem,
    tell: async <Answer>(path: string, body: unknown = {}) => {
      if (working.value) {
        return undefined;
      }
      working.value = true;
      problem.value = undefined;
      try {
        const outcome = await send<Answer>(command(path, body), options);
        if (outcome.kind === 'done') {
          return outcome.answer;
        }
        problem.value = outcome.kind === 'refused' ? outcome.problem : 'unreachable';
        return undefined;
      } finally {
        working.value = false;
      }
    },
  };
}

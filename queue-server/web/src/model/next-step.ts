// SPDX-License-Identifier: Apache-2.0
import type { Visitor } from '../api/wire';

/** What "next" means now. `ask`: somebody was called and nothing is known of them yet; nobody is let go by a key press. */
export type NextStep = 'call' | 'finishAndCall' | 'ask';

export function nextStep(visitor: Visitor | undefined): NextStep {
  if (!visitor) {
    return 'call';
  }
  return visitor.state === 'serving' ? 'finishAndCall' : 'ask';
}

export type Action = 'next' | 'recall' | 'start' | 'finish' | 'noShow' | 'pause' | 'bringBack' | 'more' | 'queue';

const keys: Readonly<Record<string, Action>> = {
  ' ': 'next', r: 'recall', s: 'start', f: 'finish', n: 'noShow', p: 'pause', b: 'bringBack', m: 'more', q: 'queue',
};

/** The action a key press asks for: none while a key is held down, with a modifier, or while somebody is typing. */
export function actionOf(event: KeyboardEvent): Action | undefined {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) {
    return undefined;
  }
  const target = event.target instanceof HTMLElement ? event.target : undefined;
  if (target?.closest('input:not([type=checkbox]), textarea, select, [role=dialog]')) {
    return undefined;
  }
  const action = keys[event.key.toLowerCase()];
  // Space on a control that was reached with Tab works that control; a click lets go of the focus (see KeyButton).
  if (action === 'next' && target?.closest('button, a, input, [role=button], label')) {
    return undefined;
  }
  return action;
}

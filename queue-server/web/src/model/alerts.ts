// SPDX-License-Identifier: Apache-2.0
import type { Danger, HelpRequest, OpenDeskAdvice, StaffState, UnservedGroup } from '../api/wire';

/** Something in the hall that a clerk should know of. `urgent`: visitors cannot go on by themselves. */
export type Alert =
  | { kind: 'help'; id: string; urgent: true; request: HelpRequest }
  | { kind: 'printer' | 'reader'; id: string; urgent: boolean; kiosk: string; trouble: string }
  | { kind: 'offline'; id: string; urgent: true; kiosk: string }
  | { kind: 'dark'; id: string; urgent: boolean; display: string }
  | { kind: 'unserved'; id: string; urgent: true; unserved: UnservedGroup }
  | { kind: 'dangers'; id: string; urgent: boolean; first: Danger; count: number }
  | { kind: 'advice'; id: string; urgent: boolean; advice: OpenDeskAdvice };

/** People first, then what stops a kiosk, then the rest. */
export function alertsOf(state: StaffState | undefined): Alert[] {
  if (!state) {
    return [];
  }
  const found: Alert[] = state.help.map((request) => ({ kind: 'help', id: `help-${request.help}`, urgent: true, request }));
  for (const { kiosk, online, printer, reader } of state.kiosks) {
    if (!online) {
      found.push({ kind: 'offline', id: `offline-${kiosk}`, urgent: true, kiosk });
      continue;
    }
    if (printer !== 'ok' && printer !== 'unknown') {
      found.push({ kind: 'printer', id: `printer-${kiosk}`, urgent: printer !== 'near_end', kiosk, trouble: printer });
    }
    if (reader !== 'ok' && reader !== 'unknown') {
      found.push({ kind: 'reader', id: `reader-${kiosk}`, urgent: false, kiosk, trouble: reader });
    }
  }
  for (const unserved of state.unserved) {
    found.push({ kind: 'unserved', id: `unserved-${unserved.group}`, urgent: true, unserved });
  }
  const first = state.dangers[0];
  if (first) {
    found.push({ kind: 'dangers', id: 'dangers', urgent: false, first, count: state.dangers_total });
  }
  if (state.advice) {
    found.push({ kind: 'advice', id: 'advice', urgent: false, advice: state.advice });
  }
  for (const { display, dark } of state.displays) {
    if (dark) {
      found.push({ kind: 'dark', id: `dark-${display}`, urgent: false, display });
    }
  }
  return found.sort((a, b) => Number(b.kind === 'help') - Number(a.kind === 'help') || Number(b.urgent) - Number(a.urgent));
}

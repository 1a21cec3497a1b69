// SPDX-License-Identifier: Apache-2.0
import type { HelpRequest, StaffState } from '../api/wire';

/** Something in the hall that a clerk should know of. `urgent`: visitors cannot go on by themselves. */
export type Alert =
  | { kind: 'help'; id: string; urgent: true; request: HelpRequest }
  | { kind: 'printer' | 'reader'; id: string; urgent: boolean; kiosk: string; trouble: string }
  | { kind: 'offline'; id: string; urgent: true; kiosk: string }
  | { kind: 'dark'; id: string; urgent: boolean; display: string };

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
  for (const { display, dark } of state.displays) {
    if (dark) {
      found.push({ kind: 'dark', id: `dark-${display}`, urgent: false, display });
    }
  }
  return found.sort((a, b) => Number(b.kind === 'help') - Number(a.kind === 'help') || Number(b.urgent) - Number(a.urgent));
}

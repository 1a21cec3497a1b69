// SPDX-License-Identifier: Apache-2.0
// What the server sends, as protocol/openapi.yaml has it.

export interface Text { zh: string; en: string }
export interface Lane { lane: string; name: Text; promise_s: number; marked: boolean }
export interface Claim { claim: string; name: Text; lane: string; evidence: Text; declarable: boolean; age_from?: number }
export interface Zone { zone: string; name: Text }
export interface Group { group: string; name: Text; summary: Text; prefix: string; icon: string; zone: string; more: boolean }
export interface Paper { name: Text; note: Text; kind: string; copies: number; id_card: boolean }
export interface Item {
  item: string; group: string; name: Text; code: string; materials: Paper[]; time_limit: Text; statutory_limit: Text;
  steps: Text[]; standard: Text; target_minutes: number; verified: boolean;
}
export interface Desk { desk: number; groups: string[]; green: boolean }
export interface Site {
  name: Text; subtitle: Text; hotline: string; utc_offset_minutes: number;
  lanes: Lane[]; claims: Claim[]; zones: Zone[]; groups: Group[]; items: Item[]; desks: Desk[];
}
export interface Visitor {
  ticket: string; number: string; group: string; items: string[]; lane: string; evidence: string; claim?: string;
  masked_name?: string; state: string; print: string; arrived_at_ms: number; called_at_ms: number; started_at_ms?: number;
  calls: number; owner?: string;
}
export interface Head { number: string; lane: string; waited_ms: number; promise_ms: number; chosen: boolean }
export interface Explanation { policy_version: number; record: number; heads: Head[] }
export interface DeskAnswer { desk: number; state: string; visitor?: Visitor; explanation?: Explanation }
export interface Problem {
  type: string; title: string; status: number; detail: string; code: string; ticket_state?: string; location?: string;
}
export interface LaneLine { lane: string; waiting: number; longest_since_ms?: number }
export interface GroupLine { group: string; waiting: number; open: boolean; next?: string }
export interface DeskLine {
  desk: number; state: string; number?: string; ticket_state?: string; marked: boolean; staff: string; reason: string;
}
export interface Today { finished: number; no_show: number; mean_service_s: number }
export interface RecentTicket { number: string; outcome: string; at_ms: number }
export interface AsideTicket { ticket: string; number: string; state: string; print: string }
export interface HelpRequest { help: number; kiosk: string; reason: string; asked_at_ms: number }
export interface KioskLine { kiosk: string; online: boolean; printer: string; reader: string }
export interface DisplayLine { display: string; dark: boolean }
export interface StaffState {
  lanes: LaneLine[]; groups: GroupLine[]; desks: DeskLine[]; visitor?: Visitor; explanation?: Explanation; today: Today;
  recent: RecentTicket[]; aside: AsideTicket[]; help: HelpRequest[]; kiosks: KioskLine[]; displays: DisplayLine[];
}

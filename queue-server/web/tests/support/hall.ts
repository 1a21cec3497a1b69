// SPDX-License-Identifier: Apache-2.0
import type { StaffState, Visitor } from '../../src/api/wire';

const minute = 60_000;

/** A busy morning as desk 3 sees it, with A017 at the desk. Times are counted from `now`. */
export function busyHall(now: number, changes: Partial<StaffState> = {}): StaffState {
  return {
    lanes: [
      { lane: 'ordinary', waiting: 14, longest_since_ms: now - 22.5 * minute },
      { lane: 'priority', waiting: 2, longest_since_ms: now - 2.1 * minute },
      { lane: 'appointment', waiting: 0 },
    ],
    groups: [
      { group: 'chronic', waiting: 4, open: true, next: 'A014' },
      { group: 'reimbursement', waiting: 7, open: true, next: 'B025' },
      { group: 'out_of_area', waiting: 2, open: true, next: 'C010' },
      { group: 'enrolment', waiting: 3, open: true, next: 'D007' },
      { group: 'maternity', waiting: 0, open: true },
      { group: 'assistance', waiting: 0, open: true },
      { group: 'query', waiting: 0, open: true },
      { group: 'transfer', waiting: 0, open: true },
      { group: 'institutions', waiting: 0, open: false },
    ],
    desks: [
      { desk: 1, state: 'open', number: 'D006', ticket_state: 'serving', marked: false, staff: '0108', reason: '' },
      { desk: 2, state: 'open', number: 'C009', ticket_state: 'called', marked: false, staff: '0215', reason: '' },
      { desk: 3, state: 'open', number: 'A017', ticket_state: 'serving', marked: true, staff: '0312', reason: '' },
      { desk: 4, state: 'open', number: 'B024', ticket_state: 'serving', marked: true, staff: '0407', reason: '' },
      { desk: 5, state: 'closed', marked: false, staff: '', reason: '' },
      { desk: 6, state: 'paused', marked: false, staff: '0611', reason: '' },
    ],
    visitor: visitor(now),
    explanation: {
      policy_version: 3,
      record: 1284,
      green: false,
      sentence: { zh: 'A017 已用去承诺时间的 72%，A014 61%。', en: 'A017 had used 72 % of its promised time, A014 61 %.' },
      heads: [
        { number: 'A017', lane: 'priority', waited_ms: 7.2 * minute, promise_ms: 10 * minute, chosen: true },
        { number: 'A014', lane: 'ordinary', waited_ms: 18.32 * minute, promise_ms: 30 * minute, chosen: false },
        { number: 'B025', lane: 'ordinary', waited_ms: 12.6 * minute, promise_ms: 30 * minute, chosen: false },
        { number: 'B026', lane: 'priority', waited_ms: 2.1 * minute, promise_ms: 10 * minute, chosen: false },
      ],
    },
    today: { finished: 11, no_show: 1, mean_service_s: 400 },
    recent: [
      { number: 'A013', outcome: 'finished', at_ms: now - 5 * minute },
      { number: 'B022', outcome: 'no_show', at_ms: now - 22 * minute },
      { number: 'B021', outcome: 'finished', at_ms: now - 31 * minute },
    ],
    aside: [{ ticket: 'b'.repeat(32), number: 'B022', state: 'no_show', print: 'printed' }],
    help: [],
    kiosks: [{ kiosk: 'k1', online: true, printer: 'ok', reader: 'ok' }],
    displays: [{ display: 'hall', dark: false }],
    unserved: [],
    dangers: [],
    dangers_total: 0,
    day_closed: false,
    gives_numbers: true,
    policy_version: 3,
    covers: [],
    referrals: [],
    referrals_total: 0,
    ...changes,
  };
}

export function visitor(now: number, changes: Partial<Visitor> = {}): Visitor {
  return {
    ticket: 'a'.repeat(32),
    number: 'A017',
    group: 'chronic',
    items: ['chronic_recognition'],
    lane: 'priority',
    evidence: 'proven',
    claim: 'elderly',
    masked_name: '李*',
    state: 'serving',
    print: 'printed',
    arrived_at_ms: now - 11.4 * minute,
    called_at_ms: now - 4.2 * minute,
    started_at_ms: now - 4.2 * minute,
    calls: 1,
    owner: '0312',
    missed: 0,
    waited_ms: 7.2 * minute,
    here_since_ms: changes.started_at_ms ?? changes.called_at_ms ?? now - 4.2 * minute,
    ...changes,
  };
}

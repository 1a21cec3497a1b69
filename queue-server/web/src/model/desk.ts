// SPDX-License-Identifier: Apache-2.0
import { computed, onScopeDispose, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { command, send, type Command, type SendOptions } from '../api/commands';
import { StaffStream, type Link, type StreamOptions } from '../api/stream';
import type {
  AsideTicket, DeskAnswer, DeskLine, Explanation, HelpRequest, Problem, StaffState, Visitor,
} from '../api/wire';
import { nextStep, type Action } from './next-step';
import type { Session } from './session';

/** What the page has to say to the last click. */
export type Said =
  | { kind: 'nobodyWaits' | 'retrying' | 'unsent' }
  | { kind: 'broughtBack' | 'willBeCalledAgain' | 'putAside'; number: string }
  | { kind: 'problem'; problem: Problem };

type Doing = Action | 'open' | 'close' | 'help' | 'hold' | 'transfer' | 'return' | 'claim' | 'call' | 'lane' | 'cancel';

/** What is answered with something else than the desk as it stands. */
const notOfDesk: ReadonlySet<Doing> = new Set(['help', 'cancel']);

/** Where a ticket is sent: another group, one desk alone, or both. */
export interface Target { group?: string; to_desk?: number }

/** Commands that were not answered, with what is left to do after them. */
interface Unsent { doing: Doing; steps: Command[]; number: string }

/** An answer is shown at once; the stream brings the same news in a moment. After this long the stream is believed alone. */
const answerHoldsMs = 1_000;

export interface DeskOptions {
  session: Session;
  /** After so many calls in vain a ticket is put aside, by the policy in force. */
  noShowCalls?: () => number;
  send?: SendOptions;
  openSocket?: StreamOptions['openSocket'];
}

export interface Desk {
  link: Ref<Link>;
  staff: ShallowRef<StaffState | undefined>;
  line: ComputedRef<DeskLine | undefined>;
  deskState: ComputedRef<string>;
  visitor: ComputedRef<Visitor | undefined>;
  explanation: ComputedRef<Explanation | undefined>;
  doing: Ref<Doing | undefined>;
  said: ShallowRef<Said | undefined>;
  /** The question "what became of the visitor who was called?" is open. */
  asking: Ref<boolean>;
  open: () => Promise<boolean>;
  pause: (reason?: string) => Promise<boolean>;
  close: () => Promise<boolean>;
  next: () => Promise<boolean>;
  recall: () => Promise<boolean>;
  start: () => Promise<boolean>;
  finish: () => Promise<boolean>;
  noShow: () => Promise<boolean>;
  finishThenNext: () => Promise<boolean>;
  noShowThenNext: () => Promise<boolean>;
  bringBack: (ticket: Pick<AsideTicket, 'ticket' | 'number'>) => Promise<boolean>;
  acknowledge: (request: HelpRequest) => Promise<boolean>;
  hold: (ticket: string, reason: string) => Promise<boolean>;
  transfer: (ticket: string, target: Target, reason: string) => Promise<boolean>;
  giveBack: (ticket: string, reason: string) => Promise<boolean>;
  decideClaim: (ticket: string, confirmed: boolean) => Promise<boolean>;
  callByName: (ticket: string, reason: string) => Promise<boolean>;
  changeLane: (ticket: string, lane: string, reason: string) => Promise<boolean>;
  cancel: (ticket: string) => Promise<boolean>;
  tryAgain: () => Promise<boolean>;
}

export function staffStreamAddress(session: Session, place: Pick<Location, 'protocol' | 'host'> = location): string {
  const scheme = place.protocol === 'https:' ? 'wss' : 'ws';
  const client = encodeURIComponent(`staff-${session.desk}`);
  return `${scheme}://${place.host}/api/v1/stream?view=staff&desk=${session.desk}&client=${client}`;
}

function sameVisit(a: Visitor | undefined, b: Visitor | undefined): boolean {
  return a?.ticket === b?.ticket && a?.state === b?.state && a?.calls === b?.calls;
}

/**
 * One desk as its clerk works it. It decides nothing: every click is a command, and only what the server answered or
 * streamed is shown. One command at a time, so a double click is one click.
 */
export function useDesk(options: DeskOptions): Desk {
  const { session } = options;
  const link = ref<Link>('connecting');
  const staff = shallowRef<StaffState>();
  const answer = shallowRef<DeskAnswer>();
  const doing = ref<Doing>();
  const said = shallowRef<Said>();
  const unsent = shallowRef<Unsent>();
  const asking = ref(false);
  let answerTimer: ReturnType<typeof setTimeout> | undefined;
  /** Calls in vain before the one that is put down now. */
  let missedBefore = 0;

  const line = computed(() => staff.value?.desks.find((one) => one.desk === session.desk));
  const deskState = computed(() => answer.value?.state ?? line.value?.state ?? 'closed');
  const visitor = computed(() => (answer.value ? answer.value.visitor : staff.value?.visitor));
  const explanation = computed(() => (answer.value ? answer.value.explanation : staff.value?.explanation));

  function forgetAnswer(): void {
    clearTimeout(answerTimer);
    answer.value = undefined;
  }

  function take(given: DeskAnswer): void {
    forgetAnswer();
    answer.value = given;
    answerTimer = setTimeout(forgetAnswer, answerHoldsMs);
  }

  const stream = new StaffStream({
    address: staffStreamAddress(session),
    onLink: (now) => { link.value = now; },
    onState: (state) => {
      staff.value = state;
      const caughtUp = answer.value && sameVisit(answer.value.visitor, state.visitor)
        && answer.value.state === line.value?.state;
      if (caughtUp && !doing.value) {
        forgetAnswer();
      }
    },
    ...(options.openSocket ? { openSocket: options.openSocket } : {}),
  });
  onScopeDispose(() => {
    stream.close();
    clearTimeout(answerTimer);
  });

  /** Does the steps one after the other and stops at the first that fails: nothing after it is sent. */
  async function run(what: Doing, steps: Command[], number = ''): Promise<boolean> {
    if (doing.value) {
      return false;
    }
    doing.value = what;
    said.value = unsent.value = undefined;
    try {
      for (const [index, step] of steps.entries()) {
        const outcome = await send<DeskAnswer>(step, {
          ...options.send, onRetry: () => { said.value = { kind: 'retrying' }; },
        });
        if (outcome.kind === 'unreachable') {
          unsent.value = { doing: what, steps: steps.slice(index), number };
          said.value = { kind: 'unsent' };
          return false;
        }
        if (outcome.kind === 'refused') {
          forgetAnswer();
          said.value = { kind: 'problem', problem: outcome.problem };
          return false;
        }
        if (!notOfDesk.has(what)) {
          take(outcome.answer);
        }
      }
      asking.value = false;
      said.value = afterwards(what, number);
      return true;
    } finally {
      doing.value = undefined;
    }
  }

  function afterwards(what: Doing, number: string): Said | undefined {
    if (what === 'bringBack') {
      return { kind: 'broughtBack', number };
    }
    if (what === 'noShow' && number) {
      return { kind: missedBefore + 1 < (options.noShowCalls?.() ?? 1) ? 'willBeCalledAgain' : 'putAside', number };
    }
    return what === 'next' && !visitor.value ? { kind: 'nobodyWaits' } : undefined;
  }

  const desk = (verb: string, body: unknown = {}) => command(`desks/${session.desk}/${verb}`, body);
  const callNext = (finishCurrent: boolean) => desk('call-next', { finish_current: finishCurrent });

  /** Commands about the visitor at the desk name the ticket on the page, so that a stale page cannot hit the next one. */
  async function about(what: Action, ...verbs: string[]): Promise<boolean> {
    const seen = visitor.value;
    missedBefore = seen?.missed ?? 0;
    return seen ? run(what, verbs.map((verb) => desk(verb, { ticket: seen.ticket })), seen.number) : false;
  }

  async function thenNext(verbs: string[], finishCurrent: boolean): Promise<boolean> {
    const ticket = visitor.value?.ticket;
    const steps = verbs.map((verb) => desk(verb, { ticket }));
    return ticket === undefined ? false : run('next', [...steps, callNext(finishCurrent)]);
  }

  return {
    link, staff, line, deskState, visitor, explanation, doing, said, asking,
    open: () => run('open', [desk('open', { staff: session.staff })]),
    pause: (reason = '') => run('pause', [desk('pause', { reason })]),
    close: () => run('close', [desk('close')]),
    next: async () => {
      if (doing.value || deskState.value !== 'open') {
        return false;
      }
      const step = nextStep(visitor.value);
      if (step === 'ask') {
        asking.value = true;
        return false;
      }
      return run('next', [callNext(step === 'finishAndCall')]);
    },
    recall: () => about('recall', 'recall'),
    start: () => about('start', 'start'),
    finish: () => about('finish', 'finish'),
    noShow: () => about('noShow', 'no-show'),
    finishThenNext: () => thenNext(['start'], true),
    noShowThenNext: () => thenNext(['no-show'], false),
    bringBack: (ticket) => run('bringBack', [desk('resume', { ticket: ticket.ticket })], ticket.number),
    acknowledge: (request) => run('help', [command(`help-requests/${request.help}/acknowledge`)]),
    hold: (ticket, reason) => run('hold', [desk('hold', { ticket, reason })]),
    transfer: (ticket, target, reason) => run('transfer', [desk('transfer', { ticket, ...target, ...(reason ? { reason } : {}) })]),
    giveBack: (ticket, reason) => run('return', [desk('return', { ticket, reason })]),
    decideClaim: (ticket, confirmed) => run('claim', [desk('claim', { ticket, confirmed })]),
    callByName: (ticket, reason) => run('call', [desk('call', { ticket, reason })]),
    changeLane: (ticket, lane, reason) => run('lane', [desk('lane', { ticket, lane, reason })]),
    cancel: (ticket) => run('cancel', [command(`tickets/${ticket}/cancel`, { by: 'staff' })]),
    tryAgain: async () => {
      const left = unsent.value;
      return left ? run(left.doing, left.steps, left.number) : false;
    },
  };
}

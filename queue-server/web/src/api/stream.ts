// SPDX-License-Identifier: Apache-2.0
import type { StaffState } from './wire';

/** `lost` is said only after the first connection: before it the page is simply `connecting`. */
export type Link = 'connecting' | 'connected' | 'lost';

/** The server shows a client that says nothing for 10 s as dark. */
const aliveEveryMs = 3_000;
const firstPauseMs = 250;
const longestPauseMs = 2_000;

interface Snapshot { type: 'snapshot'; stream: string; seq: number; state: StaffState }
interface Update { type: 'update'; seq: number; set: Record<string, unknown> }

/** Puts an update's members in the state's place; null takes a member away. The old state stays as it is. */
export function applyUpdate(state: StaffState, set: Record<string, unknown>): StaffState {
  const next: Record<string, unknown> = { ...state };
  for (const [member, value] of Object.entries(set)) {
    if (value === null) {
      Reflect.deleteProperty(next, member);
    } else {
      next[member] = value;
    }
  }
  return next as unknown as StaffState;
}

function isSnapshot(message: unknown): message is Snapshot {
  const m = message as Partial<Snapshot> | null;
  return m?.type === 'snapshot' && typeof m.stream === 'string' && typeof m.seq === 'number' && typeof m.state === 'object';
}

function isUpdate(message: unknown): message is Update {
  const m = message as Partial<Update> | null;
  return m?.type === 'update' && typeof m.seq === 'number' && typeof m.set === 'object' && m.set !== null;
}

export interface StreamOptions {
  /** Where the staff view of one desk is, without the place to go on from. */
  address: string;
  onState: (state: StaffState) => void;
  onLink: (link: Link) => void;
  openSocket?: (address: string) => WebSocket;
}

/**
 * The staff view of one desk: a snapshot, then numbered updates. A connection that ends is opened again, and says where
 * it stopped; a number that is missing, or a message that is not understood, is cured by a fresh snapshot.
 */
export class StaffStream {
  private socket: WebSocket | undefined;
  private state: StaffState | undefined;
  private stream = '';
  private seq = 0;
  private pauseMs = firstPauseMs;
  private everConnected = false;
  private closed = false;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private aliveTimer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly options: StreamOptions) {
    this.connect();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.retryTimer);
    this.drop();
  }

  private connect(): void {
    const resume = this.stream ? `&stream=${encodeURIComponent(this.stream)}&last=${this.seq}` : '';
    const open = this.options.openSocket ?? ((address: string) => new WebSocket(address));
    const socket = open(this.options.address + resume);
    this.socket = socket;
    this.options.onLink(this.everConnected ? 'lost' : 'connecting');
    socket.onopen = () => {
      this.everConnected = true;
      this.pauseMs = firstPauseMs;
      this.options.onLink('connected');
      this.aliveTimer = setInterval(() => { socket.send('{"type":"alive"}'); }, aliveEveryMs);
    };
    socket.onmessage = (event: MessageEvent) => { this.receive(event.data); };
    socket.onclose = () => { this.reconnectLater(); };
  }

  private receive(data: unknown): void {
    let message: unknown;
    try {
      message = JSON.parse(String(data));
    } catch {
      this.startAfresh();
      return;
    }
    if (isSnapshot(message)) {
      this.stream = message.stream;
      this.accept(message.seq, message.state);
    } else if (isUpdate(message) && this.state && message.seq === this.seq + 1) {
      this.accept(message.seq, applyUpdate(this.state, message.set));
    } else {
      this.startAfresh();
    }
  }

  private accept(seq: number, state: StaffState): void {
    this.seq = seq;
    this.state = state;
    this.options.onState(state);
  }

  /** Forgets the place to go on from, so that the next connection begins with a snapshot. */
  private startAfresh(): void {
    this.stream = '';
    this.drop();
    this.reconnectLater();
  }

  private drop(): void {
    clearInterval(this.aliveTimer);
    if (this.socket) {
      this.socket.onopen = this.socket.onmessage = this.socket.onclose = null;
      this.socket.close();
      this.socket = undefined;
    }
  }

  private reconnectLater(): void {
    this.drop();
    if (this.closed) {
      return;
    }
    this.options.onLink(this.everConnected ? 'lost' : 'connecting');
    this.retryTimer = setTimeout(() => { this.connect(); }, this.pauseMs);
    this.pauseMs = Math.min(this.pauseMs * 2, longestPauseMs);
  }
}

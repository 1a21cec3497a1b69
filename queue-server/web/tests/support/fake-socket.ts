// SPDX-License-Identifier: Apache-2.0

/** A WebSocket whose other end is the test. */
export class FakeSocket {
  static opened: FakeSocket[] = [];
  static open = (address: string): WebSocket => {
    const socket = new FakeSocket(address);
    FakeSocket.opened.push(socket);
    return socket as unknown as WebSocket;
  };

  static last(): FakeSocket {
    const socket = FakeSocket.opened.at(-1);
    if (!socket) {
      throw new Error('no stream was opened');
    }
    return socket;
  }

  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  readonly sent: string[] = [];

  private constructor(readonly address: string) {}

  send(message: string): void { this.sent.push(message); }
  close(): void { this.onclose?.(); }

  accept(): void { this.onopen?.(); }
  say(message: unknown): void { this.onmessage?.({ data: typeof message === 'string' ? message : JSON.stringify(message) }); }
  tear(): void { this.onclose?.(); }
}

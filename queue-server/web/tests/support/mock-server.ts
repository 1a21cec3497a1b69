// SPDX-License-Identifier: Apache-2.0
// A stand-in for the server that says whatever a test wants, also what the real one says once in a year: answers that
// get lost, streams that tear, states nobody can provoke. What the real server does is tested with the real server.
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Site, StaffState } from '../../src/api/wire';

export interface Received { path: string; key: string; body: Record<string, unknown> }
export interface Answer { status: number; body: unknown }

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml',
};

export class MockServer {
  readonly received: Received[] = [];
  readonly streamRequests: URLSearchParams[] = [];
  /** What a command is answered; `undefined` tears the connection without an answer. */
  answer: (command: Received) => Answer | undefined | Promise<Answer | undefined> =
    () => ({ status: 500, body: { code: 'not_planned' } });
  /** What is answered to GET /api/v1/{path}. */
  reads: Record<string, unknown> = {};
  private seq = 0;
  private readonly clients = new Set<WebSocket>();
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly http: Server, readonly site: Site, private state: StaffState, webRoot: string) {
    const streams = new WebSocketServer({ noServer: true });
    http.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    http.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
      this.streamRequests.push(new URL(request.url ?? '', 'http://mock').searchParams);
      streams.handleUpgrade(request, socket, head, (client) => { this.welcome(client); });
    });
    http.on('request', (request: IncomingMessage, response: ServerResponse) => { void this.respond(request, response, webRoot); });
  }

  static async start(site: Site, state: StaffState, webRoot: string): Promise<MockServer> {
    const http = createServer();
    const mock = new MockServer(http, site, state, webRoot);
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    return mock;
  }

  get url(): string { return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`; }

  /** Changes some members of the state and tells every stream. */
  update(set: Partial<Record<keyof StaffState, unknown>>): void {
    this.state = { ...this.state, ...set } as StaffState;
    this.seq += 1;
    this.say({ type: 'update', seq: this.seq, set });
  }

  /** Says anything at all on every stream. */
  say(message: unknown): void {
    for (const client of this.clients) {
      client.send(typeof message === 'string' ? message : JSON.stringify(message));
    }
  }

  tearStreams(): void {
    for (const client of this.clients) {
      client.terminate();
    }
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) {
      socket.destroy();
    }
    await new Promise((resolve) => this.http.close(resolve));
  }

  private welcome(client: WebSocket): void {
    this.clients.add(client);
    client.on('close', () => this.clients.delete(client));
    client.send(JSON.stringify({ type: 'snapshot', stream: 'mock', seq: this.seq, state: this.state }));
  }

  private async respond(request: IncomingMessage, response: ServerResponse, webRoot: string): Promise<void> {
    const path = new URL(request.url ?? '', 'http://mock').pathname;
    if (request.method === 'POST') {
      await this.respondToCommand(request, response, path);
    } else if (path === '/api/v1/site') {
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(this.site));
    } else if (path.startsWith('/api/v1/')) {
      const found = this.reads[path.replace('/api/v1/', '')];
      response.writeHead(found === undefined ? 404 : 200, { 'Content-Type': 'application/json' }).end(JSON.stringify(found ?? {}));
    } else {
      const name = normalize(path.startsWith('/t/') ? 'visitor/index.html' : path.replace(/^\/(staff\/?)?/, '') || 'index.html');
      const file = join(webRoot, name);
      if (name.startsWith('..') || !existsSync(file)) {
        response.writeHead(404).end();
        return;
      }
      response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
      createReadStream(file).pipe(response);
    }
  }

  private async respondToCommand(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const command: Received = {
      path: path.replace('/api/v1/', ''),
      key: String(request.headers['idempotency-key']),
      body: JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>,
    };
    this.received.push(command);
    const answer = await this.answer(command);
    if (answer) {
      response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer.body));
    } else {
      request.socket.destroy();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { webRoot } from './browser';
import { siteFolder } from './sample-site';

export interface Issued { ticket: string; number: string; state: string }

/** The real fifteen-server with the sample site, on a free port of this machine and a folder of its own. */
export class RealServer {
  private readonly folder = mkdtempSync(join(tmpdir(), 'staff-page-'));
  private process: ChildProcess | undefined;
  private exited: Promise<number | null> = Promise.resolve(null);
  private log = '';
  url = '';

  static async start(): Promise<RealServer> {
    const server = new RealServer();
    writeFileSync(join(server.folder, 'server.toml'), [
      `site = "${join(siteFolder, 'site.toml')}"`,
      `catalogue = "${join(siteFolder, 'catalogue.toml')}"`,
      `data_dir = "${join(server.folder, 'data')}"`,
      'listen = "127.0.0.1:0"',
      `web_root = "${resolve(webRoot)}"`,
      'display_dark_after = "1s"',
      '',
    ].join('\n'));
    try {
      await server.run('127.0.0.1:0');
    } catch (error) {
      rmSync(server.folder, { recursive: true, force: true });
      throw error;
    }
    return server;
  }

  /** The same hall again, at the same address. */
  async restart(): Promise<void> {
    await this.run(new URL(this.url).host);
  }

  async kill(): Promise<void> {
    this.process?.kill('SIGKILL');
    await this.exited;
  }

  /** Ends it as an operator would and says with which status it ended. */
  async stop(): Promise<number | null> {
    this.process?.kill('SIGTERM');
    const status = await this.exited;
    rmSync(this.folder, { recursive: true, force: true });
    return status;
  }

  async post<Answer>(path: string, body: unknown, key = randomBytes(16).toString('hex')): Promise<Answer> {
    const response = await fetch(`${this.url}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return await response.json() as Answer;
  }

  issue(item: string, claim?: { claim: string; evidence: string }): Promise<Issued> {
    const person = claim?.evidence === 'proven' ? { person: { masked_name: '李*', id_hash: 'ab'.repeat(32) } } : {};
    return this.post<Issued>('tickets', { kiosk: 'k1', items: [item], ...(claim ? { claim } : {}), ...person });
  }

  async stateOf(ticket: string): Promise<string> {
    const response = await fetch(`${this.url}/api/v1/tickets/${ticket}`);
    return (await response.json() as Issued).state;
  }

  private run(listen: string): Promise<void> {
    const program = process.env['FIFTEEN_SERVER'];
    if (!program) {
      throw new Error('FIFTEEN_SERVER: the server to test is not named');
    }
    const child = spawn(program, ['--config', join(this.folder, 'server.toml'), '--listen', listen], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process = child;
    this.exited = new Promise((done) => { child.once('exit', (status) => { done(status); }); });
    child.stderr.on('data', (chunk: Buffer) => { this.log += chunk.toString(); });
    return new Promise((ready, failed) => {
      child.once('error', failed);
      child.once('exit', (status) => { failed(new Error(`the server ended (${status}): ${this.log}`)); });
      createInterface(child.stdout).on('line', (line) => {
        const match = /^ready (http:\S+)$/.exec(line);
        if (match?.[1]) {
          this.url = match[1].replace(/\/$/, '');
          ready();
        }
      });
    });
  }
}

// SPDX-License-Identifier: Apache-2.0
// One running program: its lines as events, its readiness as a promise, its end as a fact that cannot be missed.
import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'

export class Program extends EventEmitter {
  /**
   * @param {string} name for messages and the log file
   * @param {string[]} command
   * @param {{logFile: string, env?: NodeJS.ProcessEnv, ready?: RegExp}} options ready: the line of standard output that
   *   says the program can be used; its first group, if any, is what `started` answers with
   */
  constructor(name, command, { logFile, env = {}, ready }) {
    super()
    this.name = name
    this.setMaxListeners(0)
    const log = createWriteStream(logFile, { flags: 'a' })
    this.process = spawn(command[0], command.slice(1), {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.running = true
    this.stopping = false
    /** @type {Promise<number|string>} exit status, or the signal's name */
    this.ended = new Promise((resolve) => {
      this.process.once('error', (error) => resolve(error.message))
      this.process.once('close', (code, signal) => resolve(signal ?? code))
    }).then((how) => {
      this.running = false
      log.end(`-- ended: ${how}\n`)
      return how
    })
    /** @type {Promise<string>} */
    this.started = new Promise((resolve, reject) => {
      const follow = (stream, event) =>
        createInterface({ input: stream }).on('line', (line) => {
          log.write(`${line}\n`)
          this.emit(event, line)
          const match = event === 'out' && ready?.exec(line)
          if (match) resolve(match[1] ?? line)
        })
      follow(this.process.stdout, 'out')
      follow(this.process.stderr, 'line')
      if (!ready) this.process.once('spawn', () => resolve(''))
      this.ended.then((how) => reject(new Error(`${name} ended (${how}) before it was ready; see ${logFile}`)))
    })
    this.started.catch(() => {}) // whoever needs it awaits it; nobody waiting is no crash
  }

  get pid() {
    return this.process.pid
  }

  kill(signal = 'SIGKILL') {
    if (this.running) this.process.kill(signal)
    return this.ended
  }

  /** Ends it the polite way, and the other way after `patience` ms. */
  async stop(patience = 5000) {
    this.stopping = true
    const timer = setTimeout(() => this.kill(), patience)
    const how = await this.kill('SIGTERM')
    clearTimeout(timer)
    return how
  }

  /** Resolves with the first line on standard error that `test` accepts. */
  line(test, timeout, what) {
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer)
        this.off('line', look)
      }
      const look = (line) => {
        const found = test(line)
        if (found) {
          stop()
          resolve(found)
        }
      }
      const timer = setTimeout(() => {
        stop()
        reject(new Error(`${this.name}: ${what} did not happen within ${timeout} ms`))
      }, timeout)
      this.on('line', look)
    })
  }
}

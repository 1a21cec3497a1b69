// SPDX-License-Identifier: Apache-2.0
// The control socket of fifteen-emulator (deploy/site/emulator.md): one JSON object a line, each answered by one.
import { EventEmitter } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'

async function open(path) {
  const socket = connect(path)
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  return socket
}

export class Emulator {
  constructor(socket) {
    this.socket = socket
    this.waiting = []
    createInterface({ input: socket }).on('line', (line) => this.waiting.shift()?.(JSON.parse(line)))
    socket.on('close', () => {
      while (this.waiting.length) this.waiting.shift()({ ok: false, error: 'the emulator has gone' })
    })
  }

  static async connect(path) {
    return new Emulator(await open(path))
  }

  /** Sends a command such as `do('lay', {card: 'li'})`; throws what the emulator answers if it will not. */
  async do(what, parameters = {}) {
    const answer = await new Promise((resolve) => {
      this.waiting.push(resolve)
      this.socket.write(`${JSON.stringify({ do: what, ...parameters })}\n`)
    })
    if (!answer.ok) throw new Error(`${what}: ${answer.error}`)
    return answer
  }

  close() {
    this.socket.end()
  }
}

/** What crosses the USB boundary, as events named after their `event` member. */
export class EmulatorWatch extends EventEmitter {
  static async connect(path) {
    const watch = new EmulatorWatch()
    watch.setMaxListeners(0)
    watch.socket = await open(path)
    createInterface({ input: watch.socket }).on('line', (line) => {
      const message = JSON.parse(line)
      if (message.event) watch.emit(message.event, message)
    })
    watch.socket.on('error', () => {})
    watch.socket.write('{"do":"watch"}\n')
    return watch
  }

  next(event, timeout) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.off(event, take)
        reject(new Error(`no ${event} from the software devices within ${timeout} ms`))
      }, timeout)
      const take = (message) => {
        clearTimeout(timer)
        resolve(message)
      }
      this.once(event, take)
    })
  }

  close() {
    this.socket.end()
  }
}

// SPDX-License-Identifier: Apache-2.0
// A finger on a touchscreen: one tool that stays, told line by line where to touch. A process started for every touch
// would be measured with what the touch leads to.
import { spawn } from 'node:child_process'
import { once } from 'node:events'

export class Finger {
  constructor(display) {
    this.tool = spawn('xdotool', ['-'], {
      env: { ...process.env, DISPLAY: display }, stdio: ['pipe', 'ignore', 'inherit'],
    })
    this.gone = new Promise((_, reject) => {
      this.tool.once('error', reject)
      this.tool.once('exit', (status) => reject(new Error(`xdotool on ${display} ended (${status})`)))
    })
    this.gone.catch(() => {}) // told to whoever touches next
  }

  async touch(x, y) {
    const written = new Promise((resolve, reject) => {
      this.tool.stdin.write(`mousemove ${x} ${y} click 1\n`, (error) => (error ? reject(error) : resolve()))
    })
    await Promise.race([written, this.gone])
  }

  async lift() {
    if (this.tool.exitCode !== null) return
    const ended = once(this.tool, 'exit')
    this.tool.stdin.end()
    await ended
  }
}

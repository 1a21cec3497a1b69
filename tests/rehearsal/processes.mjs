// SPDX-License-Identifier: Apache-2.0
// What the kernel says of a process: when it began, what memory is its own, how much processor it has used.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

const fields = (pid) => {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return text.slice(text.lastIndexOf(')') + 2).split(' ') // from field 3 on: the name before may hold spaces
}

/** Microseconds since 1970; the kernel keeps it in ticks, so it may be one tick (10 ms) early, never late. */
export function startedUs(pid) {
  const bootUs = (Date.now() - Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 1000) * 1000
  return bootUs + (Number(fields(pid)[19]) / ticksPerSecond) * 1e6
}

export const processorSeconds = (pid) => (Number(fields(pid)[11]) + Number(fields(pid)[12])) / ticksPerSecond

/** Proportional set size in MB: shared pages count by their share. */
export function memoryMb(pid) {
  const kb = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]
  return Number(kb) / 1024
}

/** The descendant of `pid` that runs the program called `name` (a kiosk is a grandchild of what deploy/start started). */
export function descendant(pid, name) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  for (const child of children) {
    if (readFileSync(`/proc/${child}/comm`, 'utf8').trim() === name.slice(0, 15)) return Number(child)
    const found = descendant(child, name)
    if (found) return found
  }
  return null
}

// SPDX-License-Identifier: Apache-2.0
// The day's books: what came out of the printers against what the journal says, read with sqlite3 and nothing of ours.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readQr } from './pictures.mjs'

const run = promisify(execFile)

async function query(database, sql) {
  const { stdout } = await run('sqlite3', ['-json', '-readonly', database, sql], { maxBuffer: 1 << 26 })
  return stdout.trim() ? JSON.parse(stdout) : []
}

/** All events of the journal, their bodies parsed. */
export async function readJournal(dataDir) {
  const rows = await query(join(dataDir, 'fifteen.db'), 'SELECT seq, at_ms, type, CAST(body AS TEXT) AS body FROM events ORDER BY seq')
  return rows.map((row) => ({ ...row, body: JSON.parse(row.body) }))
}

/** The tokens in the QR codes of the printed tickets, decoded from the pictures the printer model made of its bytes. */
export async function readPrinted(files) {
  const tokens = new Map()
  const unreadable = []
  const queue = [...files]
  const worker = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      const text = await readQr(file)
      const token = text && /(?:^FIFTEEN:1:|\/t\/)([0-9a-f]{32})$/i.exec(text)?.[1].toLowerCase()
      if (token) tokens.set(token, [...(tokens.get(token) ?? []), file])
      else unreadable.push(file)
    }
  }
  await Promise.all([worker(), worker()])
  return { tokens, unreadable }
}

/**
 * Every ticket of the journal must have come out of a printer, or the journal must say why not (printing failed and the
 * visitor was shown the number, or the ticket was cancelled or held); every printed one must stand in the journal.
 */
export function balance(events, tokens) {
  const tickets = new Map()
  const complaints = []
  let lost = 0
  let called = 0
  let finished = 0
  for (const { type, body, seq } of events) {
    if (type === 'ticket_issued') {
      const twin = [...tickets.values()].find((ticket) => ticket.number === body.number)
      if (twin) complaints.push(`event ${seq}: number ${body.number} was issued twice`)
      tickets.set(body.ticket, { number: body.number, prints: [], ended: null })
    }
    const ticket = tickets.get(body.ticket)
    if (type === 'ticket_called') called++
    if (type === 'print_recorded') ticket?.prints.push(body.result)
    if (type === 'service_finished') {
      finished++
      if (ticket) ticket.ended = type
    }
    if (type === 'ticket_cancelled' && ticket) ticket.ended = type
  }
  for (const token of tokens.keys())
    if (!tickets.has(token)) {
      lost++
      complaints.push(`a ticket was printed that the journal does not know: ${token}`)
    }
  for (const [token, { number, prints, ended }] of tickets) {
    const excused = prints.some((outcome) => outcome !== 'printed') || ended === 'ticket_cancelled'
    if (!tokens.has(token) && !excused) {
      lost++
      complaints.push(`${number} was issued and neither printed nor accounted for`)
    }
  }
  return { issued: tickets.size, called, finished, lost, complaints }
}

// SPDX-License-Identifier: Apache-2.0
// A page beside the kiosk with everything a hand could do to its devices: cards, codes, paper, cover, plugs. It sends the
// orders of deploy/site/emulator.md and nothing else. On loopback only, and for its own page only.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Emulator, EmulatorWatch } from './emulator.mjs'

const page = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'bench-page.html'))

/** The cards of the deck: {id, name, kind}; the file is the emulator's own, so only its plain lines are looked at. */
export function deckOf(toml) {
  return toml.split(/^\[\[cards\]\].*$/m).slice(1).map((table) => {
    const value = (key) => new RegExp(`^${key}\\s*=\\s*"([^"]*)"`, 'm').exec(table)?.[1] ?? ''
    return { id: value('id'), name: value('name'), kind: value('kind') || 'resident' }
  }).filter(({ id }) => id !== '')
}

async function bodyOf(request) {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > 10_000) throw new Error('too long')
  }
  return JSON.parse(text)
}

/**
 * @param {{control: string, deck: string, port?: number}} options control: the emulator's socket; deck: text of emulator.toml
 * @returns {Promise<{url: string, close: () => void}>}
 */
export async function startBenchPage({ control, deck, port = 0 }) {
  const emulator = await Emulator.connect(control)
  const watch = await EmulatorWatch.connect(control)
  const cards = deckOf(deck)
  /** Open pages; each is told of every ticket. */
  const listeners = new Set()
  let lastTicket = null
  watch.on('ticket', ({ png }) => {
    lastTicket = png
    for (const listener of listeners) listener.write('event: ticket\ndata: {}\n\n')
  })

  const server = createServer((request, response) => {
    const say = (status, type, body) => response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body)
    const own = `127.0.0.1:${server.address().port}`
    const foreign = request.headers.host !== own || (request.headers.origin ?? `http://${own}`) !== `http://${own}`
    if (foreign) return say(403, 'text/plain', 'only for its own page')
    const what = `${request.method} ${new URL(request.url, `http://${own}`).pathname}`
    if (what === 'GET /') return say(200, 'text/html; charset=utf-8', page)
    if (what === 'GET /deck') return say(200, 'application/json', JSON.stringify(cards))
    if (what === 'GET /ticket.png' && lastTicket) return say(200, 'image/png', readFileSync(lastTicket))
    if (what === 'GET /events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
      response.write(lastTicket ? 'event: ticket\ndata: {}\n\n' : ': nothing printed yet\n\n')
      listeners.add(response)
      return response.on('close', () => listeners.delete(response))
    }
    if (what !== 'POST /do') return say(404, 'text/plain', 'not here')
    return bodyOf(request)
      .then(({ do: order, ...parameters }) => emulator.do(String(order), parameters))
      .then(() => say(200, 'application/json', '{}'))
      .catch((error) => say(409, 'application/json', JSON.stringify({ error: error.message })))
  })
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.closeAllConnections()
      server.close()
      emulator.close()
      watch.close()
    },
  }
}

// SPDX-License-Identifier: Apache-2.0
// A page beside a bench with everything a hand could do to its devices: cards, codes, paper, cover, plugs, keys. It draws
// what the bench says it has, sends the orders of deploy/site/emulator.md and nothing else. On loopback only, and for its
// own page only.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Emulator, EmulatorWatch } from './emulator.mjs'

const folder = dirname(fileURLToPath(import.meta.url))
const files = new Map([
  ['GET /', ['bench-page.html', 'text/html; charset=utf-8']],
  ...['bench-draw', 'bench-panels', 'bench-desk-panels', 'bench-controls', 'bench-words'].map((name) =>
    [`GET /${name}.mjs`, [`${name}.mjs`, 'text/javascript; charset=utf-8']]),
].map(([what, [name, type]]) => [what, { type, content: readFileSync(join(folder, name)) }]))
const news = ['card_found', 'card_read', 'card_missed', 'ticket', 'shown']

async function bodyOf(request) {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > 10_000) throw new Error('too long')
  }
  return JSON.parse(text)
}

/**
 * @param {{control: string, port?: number}} options control: the emulator's socket
 * @returns {Promise<{url: string, close: () => void}>}
 */
export async function startBenchPage({ control, port = 0 }) {
  const emulator = await Emulator.connect(control)
  const watch = await EmulatorWatch.connect(control)
  /** Open pages; each is told of all that happens. */
  const listeners = new Set()
  const tell = (event, data = {}) => {
    for (const listener of listeners) listener.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  let lastTicket = null
  watch.on('ticket', ({ png }) => {
    lastTicket = png
    tell('ticket')
  })
  for (const event of news) watch.on(event, (what) => tell('news', what))

  const server = createServer((request, response) => {
    const say = (status, type, body) => response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body)
    const own = `127.0.0.1:${server.address().port}`
    const foreign = request.headers.host !== own || (request.headers.origin ?? `http://${own}`) !== `http://${own}`
    if (foreign) return say(403, 'text/plain', 'only for its own page')
    const what = `${request.method} ${new URL(request.url, `http://${own}`).pathname}`
    const file = files.get(what)
    if (file) return say(200, file.type, file.content)
    const refuse = (error) => say(409, 'application/json', JSON.stringify({ error: error.message }))
    if (what === 'GET /devices')
      return emulator.do('devices').then((bench) => say(200, 'application/json', JSON.stringify(bench)), refuse)
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
      .catch(refuse)
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

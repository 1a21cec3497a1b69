// SPDX-License-Identifier: Apache-2.0
// deploy/run --rehearse: a morning in the hall, played from outside through the programs as they are shipped. Touches come
// through the window system, cards through USB, calls through the staff page in a browser. Progress goes to standard error,
// one line of JSON to standard output, pictures and logs to build/rehearsal/. Exit status 0: every ticket is accounted for.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, Site } from '../../deploy/start/site.mjs'
import { balance, readJournal, readPrinted } from './accounts.mjs'
import { summary } from './figures.mjs'
import { Morning } from './morning.mjs'

const say = (line) => process.stderr.write(`${line}\n`)
const ticketsIn = (directory) => readdirSync(directory).filter((name) => name.endsWith('.png')).map((name) => join(directory, name))

async function main() {
  const site = new Site(join(root, 'build', 'rehearsal'))
  mkdirSync(site.path('screens'))
  const morning = new Morning(site, say)
  try {
    await morning.open()
    await morning.play()
  } finally {
    await morning.close()
    await site.stop()
  }

  const { tokens, unreadable } = await readPrinted(morning.kiosks.flatMap(({ tickets }) => ticketsIn(tickets)))
  const books = balance(await readJournal(site.path('server')), tokens)
  const complaints = [...morning.complaints, ...books.complaints, ...unreadable.map((file) => `no QR code to read in ${file}`)]
  for (const complaint of complaints) say(`complaint: ${complaint}`)

  const cardToTicket = summary(morning.kiosks.flatMap((kiosk) => kiosk.cardToTicket))
  const callToScreen = summary(morning.callToScreen)
  writeFileSync(site.path('figures.json'), `${JSON.stringify({ ...morning.figures, complaints }, null, 2)}\n`)
  say(`figures: ${JSON.stringify(morning.figures)}`)
  process.stdout.write(`${JSON.stringify({
    issued: books.issued, printed: tokens.size, called: books.called, finished: books.finished, lost: books.lost,
    card_to_ticket_ms: cardToTicket, call_to_screen_ms: callToScreen, first_frame_ms: morning.figures.first_frame_ms,
  })}\n`)
  return complaints.length === 0 && books.issued >= 60 ? 0 : 1
}

process.exitCode = await main().catch((error) => {
  say(`rehearsal: ${error.stack}`)
  return 1
})

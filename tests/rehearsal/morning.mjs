// SPDX-License-Identifier: Apache-2.0
// The script: who comes, which faults happen when, what is photographed.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Emulator, EmulatorWatch } from '../../deploy/start/emulator.mjs'
import { Clerk, startBrowser } from './clerk.mjs'
import { fieldsOf, nowUs, summary } from './figures.mjs'
import { Pictures, readNumber } from './pictures.mjs'
import { landscape, portrait } from './points.mjs'
import { descendant, memoryMb, processorSeconds, startedUs } from './processes.mjs'
import { KioskStand } from './visitor.mjs'

/** Where a large number stands on the 1920 x 1080 hall screen: one call alone, or two that came close together. */
const largeNumbers = ['840x300+90+255', '840x260+90+200', '840x260+90+610']

/** Who comes to the first kiosk and what they want; the second one's visitors have the same wishes in another order. */
const visitors = [
  { card: 'li', group: 'chronic', item: 0 },
  { card: 'chen', group: 'reimbursement', item: 0 },
  { group: 'out_of_area', item: 0 },
  { card: 'wang', group: 'reimbursement', item: 1, another: true },
  { group: 'enrolment', item: 1, claim: 1 },
  { card: 'aygul', group: 'enrolment', item: 0, claim: 2 },
  { card: 'ho', group: 'out_of_area', item: 1 },
  { group: 'maternity', item: 0, claim: 3 },
  { card: 'lintw', group: 'assistance', item: 0 },
  { card: 'zhao', group: 'chronic', item: 0 },
  { group: 'reimbursement', item: 0 },
]

/** So many rounds of visitors at each kiosk; of the last only the first few, for the two minutes. */
const rounds = [visitors, visitors, visitors.slice(0, 8)]

/** How long a visitor is at a desk: played, not waited for; the shortest service there ever was. */
const service = () => new Promise((resolve) => { setTimeout(resolve, 500) })

export class Morning {
  /** @type {string[]} what went otherwise than it should */
  complaints = []
  /** @type {KioskStand[]} */
  kiosks = []
  callToScreen = []
  figures = {}

  constructor(site, say) {
    this.site = site
    this.say = say
    this.pictures = new Pictures(site.path('screens'))
    /** @type {{call: string, number: string, at_us: number}[]} */
    this.painted = []
    this.open_ = true
    /** @type {[number, number][]} from the server's end until the hall screen painted again: nothing could arrive */
    this.outages = []
    this.duringOutage = 0
  }

  async open() {
    const { site } = this
    await site.startServer('127.0.0.1:0')
    const [hallDisplay, deskDisplay, ...kioskDisplays] = await Promise.all([
      site.startDisplay('hall', 1920, 1080), site.startDisplay('desk-3', 1280, 720),
      site.startDisplay('k1', 1080, 1920), site.startDisplay('k2', 1920, 1080),
    ])
    this.hallDisplay = hallDisplay
    this.deskDisplay = deskDisplay
    await this.openKiosk('k1', kioskDisplays[0])
    await this.pictures.take(kioskDisplays[0], 'kiosk-welcome-first')
    await this.openKiosk('k2', kioskDisplays[1])
    this.hall = site.startHallDisplay('hall', {
      config: this.hallConfig(), env: { DISPLAY: hallDisplay, ...site.soundFileEnv('hall') },
    })
    this.hall.on('line', (line) => {
      const painted = fieldsOf(line, 'painted')
      if (painted?.call) this.painted.push(painted)
    })
    this.desk = site.startHallDisplay('desk-3', {
      config: 'desk-display.toml', options: ['--desk', '3'], env: { DISPLAY: deskDisplay },
    })
    await Promise.all([this.hall.started, this.desk.started])
    await this.pictures.take(hallDisplay, 'hall-opening')
    this.browser = await startBrowser()
    this.clerks = await Promise.all([3, 6].map((desk) => Clerk.sitDown(this.browser, site.url, desk, `03${10 + desk}`)))
  }

  async openKiosk(name, display) {
    const { site } = this
    const config = this.kioskConfig(name)
    const kiosk = site.startKiosk(name, { config, env: { DISPLAY: display, ...site.soundFileEnv(name) } })
    let firstFrame
    kiosk.program.on('line', (line) => {
      const painted = fieldsOf(line, 'painted')
      if (painted?.page === 'welcome') firstFrame ??= painted.at_us
    })
    await kiosk.program.started
    const pid = descendant(kiosk.program.pid, 'fifteen-kiosk')
    if (name === 'k1') await this.measureIdle(pid, () => firstFrame)
    this.kiosks.push(Object.assign(new KioskStand(name, {
      ...kiosk, display, points: name === 'k1' ? portrait : landscape, pictures: this.pictures,
      emulator: await Emulator.connect(kiosk.control), watch: await EmulatorWatch.connect(kiosk.control),
    }), { tickets: kiosk.tickets, pid }))
    this.kiosks.at(-1).page = 'welcome'
  }

  /** The sample's configuration under another name; the second kiosk's screen lies on its side. */
  kioskConfig(name) {
    const file = join(this.site.siteDir, 'kiosk.toml')
    if (name === 'k1') return file
    const copy = this.site.path(`${name}.toml`)
    writeFileSync(copy, readFileSync(file, 'utf8').replace('kiosk = "k1"', `kiosk = "${name}"`)
      .replace('orientation = "portrait"', 'orientation = "landscape"'))
    return copy
  }

  /** A morning in two minutes has a call a second: the highlight must not rest as long as in a hall with one a minute. */
  hallConfig() {
    const copy = this.site.path('hall-display.toml')
    const sample = readFileSync(join(this.site.siteDir, 'hall-display.toml'), 'utf8')
    writeFileSync(copy, sample.replace('least_highlight = "2500ms"', 'least_highlight = "700ms"')
      .replaceAll('"../../', `"${join(this.site.siteDir, '..', '..')}/`))
    return copy
  }

  async measureIdle(pid, firstFrame) {
    this.figures.first_frame_ms = Math.round((firstFrame() - startedUs(pid)) / 100) / 10
    await new Promise((resolve) => { setTimeout(resolve, 2000) }) // the rest of its start: fonts, the first look at devices
    const before = processorSeconds(pid)
    await new Promise((resolve) => { setTimeout(resolve, 3000) }) // what is measured is the time in which nothing happens
    this.figures.kiosk_idle_processor_share = Math.round(((processorSeconds(pid) - before) / 3) * 1000) / 1000
    this.figures.kiosk_memory_mb = Math.round(memoryMb(pid) * 10) / 10
  }

  async play() {
    this.lastVisitorGone = Promise.all(this.kiosks.map((kiosk, index) => this.visitorsAt(kiosk, index)))
    const clerks = this.clerks.map((clerk) => this.workAtDesk(clerk))
    await this.lastVisitorGone
    this.open_ = false
    await Promise.all(clerks)
    await this.lastPictures()
    this.matchCalls()
  }

  async visitorsAt(kiosk, index) {
    for (const [round, theirs] of rounds.entries()) {
      for (const [place, visitor] of theirs.entries()) {
        const first = round === 0 // of the slow ones: the first visitor at each kiosk
        await this.faultBefore(kiosk, index, round, place)
        await this.visit(kiosk, visitors[(place + index * 4) % visitors.length], first ? place : -1)
      }
    }
  }

  async visit(kiosk, visitor, place) {
    try {
      if (place === 0 && visitor.card) await this.slowVisitWithCard(kiosk, visitor)
      else if (place === 0) await this.slowVisitWithoutCard(kiosk, visitor)
      else {
        const end = await kiosk.visit(visitor)
        if (end !== 'ticket') await this.afterTrouble(kiosk, end)
      }
      await kiosk.leave(Boolean(visitor.card))
    } catch (error) {
      this.complaints.push(`${kiosk.name}, ${visitor.card ?? 'no card'} for ${visitor.group}: ${error.message}`)
      await kiosk.picture(`complaint-${this.complaints.length}`)
      await kiosk.recover()
    }
  }

  /** Grandma Li takes her time: every page is photographed, in both languages and with large text. */
  async slowVisitWithCard(kiosk, { card, group, item }) {
    const cardMs = await kiosk.layCard(card)
    await kiosk.picture('choose')
    await kiosk.touch('largeText')
    await kiosk.settle()
    await kiosk.picture('choose-large')
    await kiosk.touch('largeText')
    await kiosk.touch('language')
    await kiosk.settle()
    await kiosk.picture('choose-english')
    await kiosk.touch('language')
    await kiosk.settle()
    const end = await kiosk.takeNumber({ group, item }, cardMs, ['item'])
    await kiosk.picture(end)
  }

  /** Somebody without a card, who asks for help on the way and declares a claim. */
  async slowVisitWithoutCard(kiosk, { group, item, claim }) {
    await kiosk.touchTo('withoutCard', 'chooseGroup')
    await kiosk.touchTo('help', 'help')
    await kiosk.picture('help')
    await kiosk.touchTo('back', 'chooseGroup')
    await kiosk.takeNumber({ group, item, claim }, undefined, ['items', 'lane'])
    await kiosk.picture('ticket-declared')
  }

  async faultBefore(kiosk, index, round, place) {
    if (index === 0 && round === 0 && place === 5) await kiosk.emulator.do('paper_end_after', { lines: 400 })
    if (index === 1 && round === 0 && place === 2) await this.visitByAppointment(kiosk)
    if (index === 1 && round === 0 && place === 4) await this.readerTrouble(kiosk)
    if (index === 0 && round === 1 && place === 4) await this.killServer()
  }

  /** Agreed on by telephone, through some other system; the visitor was told the code. */
  async visitByAppointment(kiosk) {
    const answer = await fetch(new URL('/api/v1/appointments', this.site.url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'rehearsal-appointment' },
      body: JSON.stringify({ items: ['inpatient_reimbursement'], at_ms: Date.now() + 30_000 }),
    })
    const { code } = await answer.json()
    try {
      const end = code ? await kiosk.checkIn(code) : `no appointment: ${answer.status}`
      if (end !== 'ticket') throw new Error(end)
      await kiosk.leave(false)
    } catch (error) {
      this.complaints.push(`${kiosk.name}, by appointment: ${error.message}`)
      await kiosk.picture(`complaint-${this.complaints.length}`)
      await kiosk.recover()
    }
  }

  async readerTrouble(kiosk) {
    await kiosk.emulator.do('unplug', { device: 'reader' })
    await kiosk.settle(1500)
    await kiosk.picture('reader-unplugged')
    await kiosk.emulator.do('plug', { device: 'reader' })
    await kiosk.settle(1500)
  }

  /** Everything goes on around it: a clerk may be pressing next, somebody may be waiting for a number. */
  async killServer() {
    const { site } = this
    const address = new URL(site.url)
    const outage = [nowUs(), Number.POSITIVE_INFINITY]
    this.outages.push(outage)
    await site.server.kill('SIGKILL')
    this.say('the server was killed')
    await site.startServer(address.host)
    this.say('the server is back')
    const again = (line) => fieldsOf(line, 'painted')
    this.hall.line(again, 20000, 'a call after the restart').then(({ at_us }) => { outage[1] = at_us })
      .catch((error) => this.complaints.push(error.message))
  }

  async afterTrouble(kiosk, page) {
    await kiosk.picture(page)
    if (page === 'printFailed') {
      await kiosk.emulator.do('paper', { state: 'ok' })
      await kiosk.settle(2500) // the kiosk asks its printer every two seconds
      const printed = kiosk.watch.next('ticket', 8000)
      await kiosk.touch('printAgain')
      await printed
      await kiosk.at('ticket')
    } else await kiosk.recover()
  }

  async workAtDesk(clerk) {
    let number = null
    let calls = 0
    for (;;) {
      try {
        number = await clerk.next()
        if (number === null) {
          if (!this.open_) return
          await Promise.race([clerk.somebodyComes(), this.lastVisitorGone])
          continue
        }
        calls++
        if (clerk.desk === 3 && calls === 2) await this.callPictures(clerk)
        if (calls % 9 === 4) await clerk.recall()
        if (calls % 10 === 7) {
          await clerk.noShow()
          continue
        }
        await this.confirmOnScreen(clerk, number) // until enough have been
        await clerk.start()
        await service()
        if (calls % 2 === 0) await clerk.finish()
      } catch (error) {
        this.say(`desk ${clerk.desk}: ${error.message}`)
        await this.backToWork(clerk)
      }
    }
  }

  /** The server died under the clerk: the page says so and comes back by itself; whoever is there is served on. */
  async backToWork(clerk) {
    await clerk.page.locator('button.next:enabled').waitFor({ timeout: 20000 })
    const said = (await clerk.said()) ?? ''
    if (/[A-Z]\d{3}/.test(said) && (await clerk.page.locator('.actions button').first().isEnabled())) await clerk.start()
  }

  async confirmOnScreen(clerk, number) {
    if ((this.confirmed ?? 0) >= 3) return
    const file = this.site.path('screens', `read-${number}.png`)
    for (const region of largeNumbers) {
      if ((await readNumber(this.hallDisplay, region, file)) === number) {
        this.confirmed = (this.confirmed ?? 0) + 1
        return
      }
    }
  }

  async callPictures(clerk) {
    await clerk.picture(this.site.path('screens', 'staff-called.png'))
    await this.pictures.take(this.hallDisplay, 'hall-call')
    await this.pictures.take(this.deskDisplay, 'desk-3-call')
  }

  async lastPictures() {
    await this.pictures.take(this.hallDisplay, 'hall-end')
    await this.pictures.take(this.deskDisplay, 'desk-3-end')
    await this.pictures.take(this.kiosks[0].display, 'kiosk-welcome')
    await this.clerks[0].picture(this.site.path('screens', 'staff-end.png'))
    this.figures.kiosk_memory_at_the_end_mb = Math.round(memoryMb(this.kiosks[0].pid) * 10) / 10
    if ((this.confirmed ?? 0) < 3) this.complaints.push(`only ${this.confirmed ?? 0} calls could be read off the hall screen's pixels`)
  }

  /** The clerk's key press against the frame with that number; calls made while the screen had no server do not count. */
  matchCalls() {
    for (const { clickedUs, number, desk } of this.clerks.flatMap((clerk) => clerk.calls)) {
      const shown = this.painted.find((painted) => painted.number === number && Number(painted.desk) === desk && painted.at_us >= clickedUs)
      if (shown && this.outages.some(([from, to]) => clickedUs < to && shown.at_us > from)) this.duringOutage++
      else if (shown) this.callToScreen.push((shown.at_us - clickedUs) / 1000)
      else this.complaints.push(`${number} was called and never painted on the hall screen`)
    }
    this.figures.calls_measured = this.callToScreen.length
    this.figures.calls_without_screen = this.duringOutage
    this.figures.card_to_greeting_ms = summary(this.kiosks.flatMap((kiosk) => kiosk.cardToGreeting))
    this.figures.touch_to_last_byte_ms = Object.fromEntries(this.kiosks.map((kiosk) => [kiosk.name, summary(kiosk.touchToLastByte)]))
    this.figures.visits_measured = this.kiosks.flatMap((kiosk) => kiosk.cardToTicket).length
  }

  async close() {
    await this.browser?.close()
    for (const kiosk of this.kiosks) await kiosk.close()
    if (this.site.server && existsSync(`/proc/${this.site.server.pid}`))
      this.figures.server_memory_mb = Math.round(memoryMb(this.site.server.pid) * 10) / 10
  }
}

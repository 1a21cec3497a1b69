// SPDX-License-Identifier: Apache-2.0
// A kiosk among devices that do their worst: one that comes and goes, one that babbles, one that floods, one that takes a
// byte a second. In each of these times somebody goes on choosing: the page must move as it does on a good day, the fault
// must have its name at the server, the rest must work, and no memory may be lost. Figures on standard output, a line each.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Emulator, EmulatorWatch } from '../../deploy/start/emulator.mjs'
import { root, Site } from '../../deploy/start/site.mjs'
import { percentile } from './figures.mjs'
import { Pictures } from './pictures.mjs'
import { portrait } from './points.mjs'
import { descendant, memoryMb } from './processes.mjs'
import { KioskStand } from './visitor.mjs'

const seconds = Number(process.argv[2] ?? 10)
/** Two frames of a screen with 60 a second: what is later than that has been seen to stand still. */
const frameMs = 2 * 1000 / 60
const complaints = []
const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds) })
const round = (value) => Math.round(value * 10) / 10

class LongLife {
  constructor(site) {
    this.site = site
    /** @type {number[]} milliseconds from one frame of a movement to the next, as Qt's own render loop logs them */
    this.frames = []
  }

  async open() {
    const { site } = this
    mkdirSync(site.path('screens'))
    await site.startServer('127.0.0.1:0')
    const display = await site.startDisplay('k1', 1080, 1920)
    const config = site.path('k1.toml')
    writeFileSync(config, `${readFileSync(join(site.siteDir, 'kiosk.toml'), 'utf8')}\n[[scanner]]\nusb = ["1eab:0d10"]\n`)
    const { program, control } = site.startKiosk('k1', { config, env: { DISPLAY: display, QT_LOGGING_RULES: 'qt.scenegraph.time.renderloop=true' } })
    program.on('line', (line) => {
      const delta = Number(/frameDelta=(\d+)/.exec(line)?.[1])
      if (delta > 0 && delta < 250) this.frames.push(delta) // a longer one is a page that stood still on purpose
    })
    await program.started
    this.pid = descendant(program.pid, 'fifteen-kiosk')
    this.kiosk = new KioskStand('k1', {
      program, display, points: portrait, pictures: new Pictures(site.path('screens')),
      emulator: await Emulator.connect(control), watch: await EmulatorWatch.connect(control),
    })
    this.kiosk.page = 'welcome'
    this.emulator = this.kiosk.emulator
  }

  async device(name) {
    const { kiosks } = await (await fetch(new URL('/api/v1/devices', this.site.url))).json()
    return kiosks[0]?.devices.find((one) => one.device === name)
  }

  /** Waits until the server knows of the fault by this word. */
  async named(name, test, what) {
    for (let tries = 0; tries < 60; tries++) {
      const device = await this.device(name)
      if (device && test(device)) return
      await pause(250)
    }
    complaints.push(`${what}: ${JSON.stringify(await this.device(name))}`)
  }

  /** Somebody without a card chooses and leaves, again and again. */
  async choose(milliseconds) {
    const until = Date.now() + milliseconds
    while (Date.now() < until) {
      await this.kiosk.touchTo('withoutCard', 'chooseGroup')
      await this.kiosk.touchTo(this.kiosk.points.group('reimbursement'), 'chooseItem')
      await this.kiosk.touchTo('home', 'welcome')
    }
  }

  async during(what, trouble) {
    this.frames = []
    await trouble()
    const p95 = percentile(this.frames, 0.95)
    const moving = this.frames.filter((delta) => delta < 60)
    const rate = round(1000 * moving.length / moving.reduce((sum, delta) => sum + delta, 0))
    const memory = memoryMb(this.pid)
    process.stdout.write(`${what.padEnd(34)} ${String(this.frames.length).padStart(5)} frames, ${rate} a second while the page moves, p50 ${percentile(this.frames, 0.5)} ms, p95 ${p95} ms, memory ${round(memory)} MB\n`)
    return { p95, rate, memory }
  }

  /** A whole visit, to see that the rest works. */
  async visit(what, visitor, pages) {
    const end = await this.kiosk.visit(visitor)
    if (end !== pages) complaints.push(`${what}: a visit ended on ${end}, not on ${pages}`)
    return end
  }

  /** The first of everything is slower, and makes a page that is kept. */
  async warmUp() {
    const { emulator, kiosk } = this
    await this.choose(4000)
    await this.visit('at the start', { card: 'li', group: 'chronic' }, 'ticket')
    await kiosk.leave(true)
    await emulator.do('paper', { state: 'end' })
    await this.visit('without paper', { group: 'chronic' }, 'printFailed')
    await kiosk.touchTo('remember', 'welcome')
    await emulator.do('paper', { state: 'ok' })
    await this.named('printer', ({ state }) => state === 'ok', 'the new paper is not seen')
  }

  async play() {
    const { emulator, kiosk } = this
    await this.warmUp()
    const calm = await this.during('nothing is wrong', () => this.choose(seconds * 1000))
    const bad = []
    const devices = ['reader', 'printer', 'scanner']
    bad.push(await this.during('every device resets every 10 s', async () => {
      for (let past = 0; past < seconds; past += 10) {
        for (const device of devices) await emulator.do('unplug', { device })
        await this.choose(1000)
        for (const device of devices) await emulator.do('plug', { device })
        await this.choose(9000)
      }
    }))
    for (const device of devices) {
      await this.named(device, ({ lost, state }) => lost >= seconds / 10 && state === 'ok', `the resets of the ${device} are not counted`)
    }

    await emulator.do('reader_fault', { kind: 'babble' })
    await emulator.do('lay', { card: 'li' })
    await kiosk.at('cardTrouble')
    await kiosk.touchTo('home', 'welcome')
    await this.named('reader', ({ failed }) => failed > 0, 'the failed read is not counted')
    await emulator.do('reader_fault', { kind: 'nonsense' }) // from now on with every answer
    bad.push(await this.during('the reader babbles', () => this.choose(seconds * 1000)))
    await this.named('reader', ({ trouble }) => trouble === 'garbled', 'the babble has no name')
    await emulator.do('lift')
    await emulator.do('reader_fault', { kind: 'none' })
    await this.named('reader', ({ state }) => state === 'ok', 'the babble does not end')

    await emulator.do('scanner_fault', { kind: 'flood' })
    bad.push(await this.during('the scanner floods', () => this.choose(seconds * 1000)))
    await this.named('scanner', ({ trouble }) => trouble === 'flooding', 'the flood has no name')
    await this.visit('during the flood', { card: 'li', group: 'chronic' }, 'ticket')
    await kiosk.leave(true)
    await emulator.do('scanner_fault', { kind: 'none' })
    await this.named('scanner', ({ state }) => state === 'ok', 'the flood does not end')

    await emulator.do('printer_trickle', { bytes_per_second: 1 })
    await kiosk.touchTo('withoutCard', 'chooseGroup')
    await kiosk.touchTo(kiosk.points.group('chronic'), 'item')
    await kiosk.touchTo('takeNumber', 'lane')
    await kiosk.touchTo(kiosk.points.claim(), 'ticket')
    await kiosk.at('printFailed', 60_000) // the number is on the screen, and callable
    await kiosk.picture('trickle')
    await kiosk.touchTo('remember', 'welcome')
    bad.push(await this.during('the printer takes a byte a second', () => this.choose(seconds * 1000)))
    await this.named('printer', ({ state }) => state === 'fault', 'a printer that takes nothing has no name')
    await emulator.do('printer_trickle', { bytes_per_second: 0 })
    await this.named('printer', ({ state }) => state === 'ok', 'the printer is not taken back')
    await this.visit('after all of it', { group: 'chronic' }, 'ticket')
    await kiosk.leave(false)

    const worst = Math.max(...bad.map(({ p95 }) => p95))
    if (!(worst <= Math.max(frameMs, 1.5 * calm.p95))) complaints.push(`frames ${worst} ms apart at p95, ${calm.p95} ms when nothing is wrong`)
    const slowest = Math.min(...bad.map(({ rate }) => rate))
    if (!(slowest >= 0.9 * calm.rate)) complaints.push(`${slowest} frames a second, ${calm.rate} when nothing is wrong`)
    const grown = bad.at(-1).memory - calm.memory
    if (!(grown <= 3)) complaints.push(`memory grew by ${round(grown)} MB from the good day to the last trouble`)
    process.stdout.write(`worst p95 ${worst} ms, ${round(worst / calm.p95)} x that of a good day; slowest ${slowest} frames a second; memory grew by ${round(grown)} MB\n`)
  }
}

const site = new Site(join(root, 'build', 'long-life'))
const life = new LongLife(site)
try {
  await life.open()
  await life.play()
} catch (error) {
  complaints.push(error.stack)
} finally {
  await life.kiosk?.close()
  await site.stop()
}
for (const complaint of complaints) process.stderr.write(`complaint: ${complaint}\n`)
process.exitCode = complaints.length === 0 ? 0 : 1

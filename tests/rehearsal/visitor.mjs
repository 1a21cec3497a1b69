// SPDX-License-Identifier: Apache-2.0
// Somebody at a kiosk: lays a card through USB, touches the screen through the window system, waits for what is painted.
import { fieldsOf, nowUs } from './figures.mjs'
import { Finger } from './finger.mjs'

const fingerPause = 200

export class KioskStand {
  /**
   * @param {{program: import('../../deploy/start/program.mjs').Program, emulator, watch, display: string, points}} parts
   *   points: where things are on this kiosk's pages, in pixels
   */
  constructor(name, { program, emulator, watch, display, points, pictures }) {
    Object.assign(this, { name, program, emulator, watch, display, points, pictures })
    this.finger = new Finger(display)
    this.page = null
    /** @type {number[]} milliseconds of the programs' own: card to greeting, last touch to last byte, and both together */
    this.cardToGreeting = []
    this.touchToLastByte = []
    this.cardToTicket = []
    program.on('line', (line) => {
      const painted = fieldsOf(line, 'painted')
      if (painted?.page) this.page = painted.page
    })
  }

  /** The next time one of `pages` is painted: {page, at_us}. */
  painted(pages, timeout = 8000) {
    const wanted = [pages].flat()
    return this.program.line((line) => {
      const painted = fieldsOf(line, 'painted')
      return painted && wanted.includes(painted.page) ? painted : null
    }, timeout, `page ${wanted.join(' or ')} (now ${this.page})`)
  }

  /** Waits until one of `pages` is on the screen, which it may be already. */
  async at(pages, timeout = 8000) {
    return [pages].flat().includes(this.page) ? { page: this.page } : this.painted(pages, timeout)
  }

  /** A finger takes its time: nobody touches a page that is still sliding in. */
  async touch(point) {
    await this.settle(fingerPause)
    const place = Array.isArray(point) ? point : this.points[point]
    if (!place) throw new Error(`${this.name}: nothing known at "${point}"`)
    this.touchedUs = nowUs() // before the tool that moves the pointer is told
    await this.finger.touch(...place)
  }

  /** Touches and waits for the page it should lead to. */
  async touchTo(point, pages, timeout) {
    const led = this.painted(pages, timeout)
    await this.touch(point)
    return led
  }

  async close() {
    this.emulator.close()
    this.watch.close()
    await this.finger.lift()
  }

  async picture(name) {
    await this.settle() // pages slide and fade in
    return this.pictures.take(this.display, `kiosk-${name}`)
  }

  /** Lays the card and waits for the greeting; answers with the program's own share of the time. */
  async layCard(card) {
    await this.at('welcome')
    const found = this.watch.next('card_found', 5000)
    const read = this.watch.next('card_read', 8000)
    const greeted = this.painted('chooseGroup', 9000)
    await this.emulator.do('lay', { card })
    const [cardFound, cardRead, greeting] = await Promise.all([found, read, greeted])
    const modelWaits = cardRead.waited_us - cardFound.waited_us
    const cardMs = (greeting.at_us - cardFound.at_us - modelWaits) / 1000
    this.cardToGreeting.push(cardMs)
    return cardMs
  }

  /**
   * From the choice of a group to a printed ticket in the hand. `shots`: pages to photograph on the way.
   * Answers with the page it ended on.
   */
  async takeNumber({ group, item, claim, another }, cardMs, shots = []) {
    await this.touchTo(this.points.group(group), ['chooseItem', 'item'])
    if (this.page === 'chooseItem' && shots.includes('items')) await this.picture('items')
    if (this.page === 'chooseItem') await this.touchTo(this.points.item(item), 'item')
    if (another) {
      await this.touchTo('addItem', 'chooseItem')
      await this.touchTo(this.points.item(0), 'item')
    }
    if (shots.includes('item')) await this.picture('item')
    const printed = this.watch.next('ticket', 8000)
    printed.catch(() => {}) // there may be trouble before; who is interested awaits it below
    let led = await this.touchTo('takeNumber', ['lane', 'ticket', 'printFailed', 'outOfService'])
    if (led.page === 'lane') {
      if (shots.includes('lane')) await this.picture('lane')
      led = await this.touchTo(this.points.claim(claim), ['ticket', 'printFailed', 'outOfService'])
    }
    if (led.page !== 'ticket') return led.page
    const outcome = await Promise.race([printed, this.at('printFailed', 9000).catch(() => printed)])
    if (outcome.page) return outcome.page
    const printMs = (outcome.last_byte_us - this.touchedUs) / 1000
    this.touchToLastByte.push(printMs)
    if (cardMs !== undefined) this.cardToTicket.push(cardMs + printMs)
    return 'ticket'
  }

  /** Takes ticket and card, and leaves the kiosk to the next one. */
  async leave(withCard) {
    if (withCard) await this.emulator.do('lift')
    if (this.page !== 'welcome') await this.touchTo('done', 'welcome')
  }

  /** Lets what was touched be drawn, where no page change tells of it. */
  settle(milliseconds = 400) {
    return new Promise((resolve) => { setTimeout(resolve, milliseconds) })
  }

  /** After something unforeseen: whoever it was leaves, and the kiosk is brought back to its first page. */
  async recover() {
    await this.emulator.do('lift')
    for (let tries = 0; tries < 8 && this.page !== 'welcome'; tries++) {
      await this.touch(this.page === 'ticket' || this.page === 'printFailed' ? (this.page === 'ticket' ? 'done' : 'remember') : 'home')
      await this.at('welcome', 2500).catch(() => {})
    }
  }

  /** Somebody with an appointment types its code; answers with the page it ended on. */
  async checkIn(code) {
    await this.at('welcome')
    await this.touchTo('appointment', 'code')
    for (const digit of code.slice(0, -1)) await this.touch(this.points.digit(Number(digit)))
    await this.touchTo(this.points.digit(Number(code.at(-1))), 'appointment')
    await this.picture('appointment')
    const printed = this.watch.next('ticket', 8000)
    printed.catch(() => {})
    const led = await this.touchTo('checkIn', ['ticket', 'printFailed', 'outOfService'])
    if (led.page === 'ticket') await printed
    return led.page
  }

  async visit({ card, group, item, claim, another }) {
    const cardMs = card ? await this.layCard(card) : undefined
    if (!card) {
      await this.at('welcome')
      await this.touchTo('withoutCard', 'chooseGroup')
    }
    return this.takeNumber({ group, item, claim, another }, cardMs)
  }
}

// SPDX-License-Identifier: Apache-2.0
// A clerk at a desk: the staff page in a real browser, worked by its keys.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from '../../deploy/start/site.mjs'
import { nowUs } from './figures.mjs'

export async function startBrowser() {
  const require = createRequire(join(root, 'queue-server', 'web', 'package.json'))
  const { chromium } = require('playwright-core')
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  })
}

export class Clerk {
  /** @type {{clickedUs: number, number: string, desk: number}[]} every call asked for, with what the page answered */
  calls = []
  finished = 0

  constructor(page, desk) {
    this.page = page
    this.desk = desk
  }

  static async sitDown(browser, url, desk, staff) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    const page = await context.newPage()
    page.setDefaultTimeout(10000)
    await page.goto(`${url}/staff/`)
    await page.locator('label.desk').nth(desk - 1).click()
    await page.locator('input[name=staff]').fill(staff)
    await page.locator('button.begin').click()
    const clerk = new Clerk(page, desk)
    await page.locator('button.next:enabled').waitFor()
    await page.keyboard.press('Space') // opens the desk
    await clerk.actionsShown()
    return clerk
  }

  actionsShown() {
    return this.page.locator('.actions').waitFor()
  }

  /** What the page says aloud: "state number", or nothing while the desk is free. */
  said() {
    return this.page.locator('[aria-live=assertive]').first().textContent()
  }

  async saidIs(test, timeout = 8000) {
    const end = Date.now() + timeout
    for (;;) {
      const said = (await this.said()) ?? ''
      if (test(said)) return said
      if (Date.now() > end) throw new Error(`desk ${this.desk}: the page still says "${said}"`)
      await this.page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(resolve) }))
    }
  }

  /** Presses the space bar; answers the number that came, or null where nobody waits. */
  async next() {
    const before = await this.said()
    const answered = this.page.waitForResponse((response) => response.url().endsWith('/call-next'))
    const clickedUs = nowUs()
    await this.page.keyboard.press('Space')
    const answer = await (await answered).json()
    const number = answer.visitor?.number ?? null
    await this.saidIs((said) => (number ? said !== before && said.includes(number) : said.trim() === ''))
    if (number) this.calls.push({ clickedUs, number, desk: this.desk })
    return number
  }

  async key(key) {
    const before = await this.said()
    await this.page.keyboard.press(key)
    return this.saidIs((said) => said !== before)
  }

  start() {
    return this.key('s')
  }

  async finish() {
    await this.key('f')
    this.finished++
  }

  noShow() {
    return this.key('n')
  }

  async recall() {
    const answered = this.page.waitForResponse((response) => response.url().endsWith('/recall'))
    await this.page.keyboard.press('r')
    await answered
  }

  picture(file) {
    return this.page.screenshot({ path: file })
  }
}

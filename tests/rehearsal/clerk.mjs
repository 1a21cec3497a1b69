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

  /** Waits until what the page says is no longer `before`, and holds `part` if that is given. */
  async saidChanges(before, part = '') {
    const said = await this.page.waitForFunction(([old, wanted]) => {
      const text = document.querySelector('[aria-live=assertive]')?.textContent ?? ''
      return text !== old && text.includes(wanted) ? { text } : null
    }, [before, part], { polling: 60 })
    return (await said.jsonValue()).text
  }

  /** Presses the space bar; answers the number that came, or null where nobody waits. */
  async next() {
    const before = (await this.said()) ?? ''
    const answered = this.page.waitForResponse((response) => response.url().endsWith('/call-next'))
    const clickedUs = nowUs()
    await this.page.keyboard.press('Space')
    const answer = await (await answered).json()
    const number = answer.visitor?.number ?? null
    if (number || before) await this.saidChanges(before, number ?? '')
    if (number) this.calls.push({ clickedUs, number, desk: this.desk })
    return number
  }

  /** Until the page shows more people, or fewer, waiting for this desk than now. */
  async somebodyComes() {
    const shown = () => this.page.locator('.panel .groups').textContent()
    const before = await shown()
    await this.page.waitForFunction((old) => document.querySelector('.panel .groups')?.textContent !== old, before,
      { polling: 60, timeout: 0 })
  }

  async key(key) {
    const before = await this.said()
    await this.page.keyboard.press(key)
    return this.saidChanges(before)
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

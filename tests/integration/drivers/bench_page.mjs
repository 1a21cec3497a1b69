// SPDX-License-Identifier: Apache-2.0
// node bench_page.mjs FIFTEEN_EMULATOR PROBE [FOLDER]: the page beside a bench in a real browser, real benches behind it: a
// kiosk's, with the probe as its program (it reads cards, prints tickets and says what is scanned), and that of the desks.
// Pictures of both go into the folder.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBenchPage } from '../../../deploy/start/bench-page.mjs'
import { Program } from '../../../deploy/start/program.mjs'
import { startBrowser } from '../../rehearsal/clerk.mjs'

const [emulator, probe, pictures] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'fifteen-bench-page-'))
const lines = join(folder, 'lines')
const patience = 10000

const kioskDevices = `tickets_dir = "tickets"
control = "kiosk.sock"
[[reader]]
find = "20ms"
read = "50ms"
[[reader]]
serial = "low"
read = "50ms"
[[printer]]
[[printer]]
dialect = "custom"
plugged = false
[[scanner]]
[[scanner]]
serial = "codes"
[nav_keypad]
[social_reader]
vpcd_port = 1
[[cards]]
id = "li"
name = "李秀英"
birth = "19550312"
[[cards]]
id = "ho"
kind = "hkmotw"
name = "何嘉欣"
birth = "19900101"
[[social_cards]]
id = "zhou-2"
name = "周敏"
birth = "19871130"
generation = 2
`
const deskDevices = `control = "desks.sock"
[keypads]
pads = [1, 3]
evaluators = [21]
[signs]
addresses = [1, 3]
`

function start(name, devices, wrapper, program) {
  const config = join(folder, `${name}.toml`)
  writeFileSync(config, devices)
  return new Program(name, [...wrapper, emulator, '--config', config, '--serial', lines, '--', ...program],
    { logFile: join(folder, `${name}.log`), ready: /^ready/ })
}

/** The next line of the program that begins so. */
const lineOf = (bench, start) => new Promise((resolve, reject) => {
  const timer = setTimeout(() => reject(new Error(`no "${start}" from ${bench.name}`)), patience)
  const look = (line) => {
    if (!line.startsWith(start)) return
    clearTimeout(timer)
    bench.off('out', look)
    resolve(line)
  }
  bench.on('out', look)
})

/** What the program says, beginning so, after something was done. */
async function whenSaid(bench, start, act) {
  const line = lineOf(bench, start)
  await act()
  return line
}

async function open(browser, page) {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  tab.setDefaultTimeout(patience)
  tab.complaints = []
  tab.on('pageerror', (error) => tab.complaints.push(String(error)))
  await tab.goto(page.url)
  await tab.locator('section h2').first().waitFor()
  /** The section whose heading begins so. */
  tab.device = (name) => tab.locator('#devices section').filter({ has: tab.locator('h2', { hasText: name }) })
  tab.press = (name, button) => tab.device(name).getByRole('button', { name: button }).click()
  tab.unfold = (name, what) => tab.device(name).locator('summary', { hasText: what }).click()
  return tab
}

async function kiosk(tab, bench) {
  assert.deepEqual(await tab.locator('#devices h2').evaluateAll((all) => all.map((h2) => h2.firstChild.textContent)),
    ['读卡器 · USB', '读卡器 2 · 串口', '社保卡读卡器', '打印机 · Epson 指令', '打印机 2 · Custom 指令', '扫码器 · USB',
      '扫码器 2 · 串口', '盲人键盘'])
  assert.equal(await tab.locator('#ticket').isVisible(), false)
  const first = tab.device(/^读卡器 ·/)
  const lay = (name) => whenSaid(bench, 'read ', () => first.getByRole('button', { name }).click())
  assert.match(await lay('李秀英'), /name=李\* by=reader$/)
  await tab.locator('#ticket').waitFor()
  assert.ok(await tab.locator('#ticket').evaluate((ticket) => ticket.decode().then(() => ticket.naturalWidth)) >= 500)
  await first.getByText('放着 李秀英').waitFor()
  assert.match(await lay('何嘉欣'), /name=何\*/, 'on top of the other: a swap')
  await first.locator('button[aria-pressed=true]', { hasText: '何嘉欣' }).waitFor()

  await tab.unfold('读卡器 2', '放卡')
  assert.match(await whenSaid(bench, 'read ', () => tab.press('读卡器 2', '李秀英')), /name=李\* by=reader@/)

  const printer = tab.device(/^打印机 ·/)
  await printer.locator('summary', { hasText: '出故障' }).click()
  assert.equal(await printer.getByRole('button', { name: '切刀盖开着' }).count(), 0, 'only Custom\'s can say that')
  const button = (name) => printer.getByRole('button', { name })
  await whenSaid(bench, 'printer: ', () => button('卡纸').click())
  await printer.locator('.now', { hasText: '卡纸' }).waitFor()
  await whenSaid(bench, 'printer is fine', () => button('卡纸').click())
  await printer.locator('.now', { hasText: '卡纸' }).waitFor({ state: 'detached' })
  await whenSaid(bench, 'printer: ', () => button('拔掉').click())
  await whenSaid(bench, 'printer is fine', () => tab.press('打印机 2', '插上'))
  await lay('李秀英')
  await tab.device('打印机 2').getByText('票还在出票口').waitFor()
  await tab.press('打印机 2', '取走票')
  await tab.device('打印机 2').getByText('票还在出票口').waitFor({ state: 'hidden' })

  for (const [name, driver] of [[/^扫码器 ·/, 'scanner'], ['扫码器 2', 'scanner@']]) {
    await tab.device(name).getByLabel('码 code').fill('7319')
    const scanned = await whenSaid(bench, 'scanned ', () => tab.press(name, '扫一下'))
    assert.ok(scanned.startsWith(`scanned text=7319 by=${driver}`))
  }
  await tab.press('盲人键盘', '插着耳机')
  await tab.device('盲人键盘').locator('button.on', { hasText: '插着耳机' }).waitFor()
  await tab.press('社保卡读卡器', '插入 周敏')
  await tab.getByText('做不到 · insert: vpcd does not listen').waitFor()
  await tab.device('社保卡读卡器').getByText('再插入 周敏').waitFor()
  await tab.press('社保卡读卡器', '拔出')
  await tab.device('社保卡读卡器').getByText('里面没有卡').waitFor()
  assert.equal(await tab.locator('#said').textContent(), '')
}

async function desks(tab) {
  assert.equal(await tab.locator('h1').textContent(), '窗口的设备')
  assert.equal(await tab.locator('#paper').isVisible(), false)
  // 21-key callers, devices.md 4: three digits for who waits and three for the ticket, on the display of pad 1.
  writeFileSync(join(lines, 'keypads'), Buffer.from([0xFF, 0x68, 8, 8, 0x68, 1, 2, 0, 0, 3, 0, 1, 7, 14, 0x16]))
  await tab.device('呼叫器 1').getByText('003 017').waitFor()
  await tab.locator('#news').getByText('呼叫器 1：003017').waitFor()
  await tab.press('呼叫器 1', '呼叫')
  await tab.press('评价器 21', '键 2')
  const signs = tab.device('窗口屏')
  await signs.locator('summary', { hasText: '出故障' }).click()
  await signs.getByLabel('窗口屏 3').selectOption('dead')
  await signs.locator('.now', { hasText: '窗口屏 3' }).waitFor()
  assert.equal(await tab.locator('#said').textContent(), '')
}

/** What a page of another site would send; fetch does not let anybody choose Host. */
const statusOf = (url, headers) => new Promise((resolve, reject) => {
  request(url, { headers }, (answer) => resolve(answer.resume().statusCode)).on('error', reject).end()
})

const scanners = ['scanner', `scanner@${join(lines, 'codes')}`]
const benches = [
  start('kiosk', kioskDevices, ['umockdev-wrapper'], [probe, `reader@${join(lines, 'low')}`, ...scanners]),
  start('desks', deskDevices, [], ['sh', '-c', 'echo ready; exec sleep 600']),
]
const present = Promise.all(scanners.map((word) => lineOf(benches[0], `present by=${word}`)))
const pages = []
let browser

try {
  await Promise.all(benches.map((bench) => bench.started))
  await present
  for (const name of ['kiosk', 'desks']) pages.push(await startBenchPage({ control: join(folder, `${name}.sock`) }))
  browser = await startBrowser()
  const tabs = [await open(browser, pages[0]), await open(browser, pages[1])]
  await kiosk(tabs[0], benches[0])
  await desks(tabs[1])
  if (pictures) {
    await tabs[0].screenshot({ path: join(pictures, 'bench-kiosk.png'), fullPage: true })
    await tabs[1].screenshot({ path: join(pictures, 'bench-desks.png'), fullPage: true })
  }
  assert.equal(await statusOf(pages[0].url, { Host: 'evil.example' }), 403)
  assert.equal(await statusOf(pages[0].url, { Origin: 'http://evil.example' }), 403)
  assert.deepEqual(tabs.flatMap(({ complaints }) => complaints), [])
} finally {
  for (const page of pages) page.close()
  await browser?.close()
  for (const bench of benches) await bench.stop()
  rmSync(folder, { recursive: true, force: true })
}

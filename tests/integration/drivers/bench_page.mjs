// SPDX-License-Identifier: Apache-2.0
// node bench_page.mjs FIFTEEN_EMULATOR PROBE [PICTURE]: the page beside the kiosk in a real browser, the real bench behind
// it, the probe as its program (it reads a card and prints a ticket).
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBenchPage } from '../../../deploy/start/bench-page.mjs'
import { Program } from '../../../deploy/start/program.mjs'
import { startBrowser } from '../../rehearsal/clerk.mjs'

const [emulator, probe, picture] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'fifteen-bench-page-'))
const deck = `tickets_dir = "tickets"
control = "bench.sock"
[reader]
find = "20ms"
read = "50ms"
[printer]
[[cards]] # first
id = "li"
name = "李秀英"
birth = "19550312"
[[cards]]
id = "ho"
kind = "hkmotw"
name = "何嘉欣"
birth = "19900101"
`
writeFileSync(join(folder, 'emulator.toml'), deck)
const bench = new Program('bench', ['umockdev-wrapper', emulator, '--config', join(folder, 'emulator.toml'), '--', probe],
  { logFile: join(folder, 'bench.log'), ready: /^ready/ })
let page, browser

/** What a page of another site would send; fetch does not let anybody choose Host. */
const statusOf = (headers) => new Promise((resolve, reject) => {
  request(page.url, { headers }, (answer) => resolve(answer.resume().statusCode)).on('error', reject).end()
})

try {
  await bench.started
  page = await startBenchPage({ control: join(folder, 'bench.sock'), deck })
  browser = await startBrowser()
  const tab = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const complaints = []
  tab.on('pageerror', (error) => complaints.push(String(error)))
  await tab.goto(page.url)
  await tab.getByRole('button', { name: '何嘉欣' }).waitFor()
  assert.equal(await tab.locator('#ticket').isVisible(), false)
  await tab.getByRole('button', { name: '李秀英' }).click()
  await tab.locator('#ticket').waitFor()
  assert.ok(await tab.locator('#ticket').evaluate((ticket) => ticket.decode().then(() => ticket.naturalWidth)) >= 500)
  if (picture) await tab.screenshot({ path: picture, fullPage: true })
  await tab.getByRole('button', { name: /^扫一下/ }).click() // this bench has no scanner
  await tab.getByText('no device of this bench').waitFor()
  assert.equal(await statusOf({ Host: 'evil.example' }), 403)
  assert.equal(await statusOf({ Origin: 'http://evil.example' }), 403)
  assert.deepEqual(complaints, [])
} finally {
  page?.close()
  await browser?.close()
  await bench.stop()
  rmSync(folder, { recursive: true, force: true })
}

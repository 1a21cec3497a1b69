// SPDX-License-Identifier: Apache-2.0
// deploy/run: the sample site until Ctrl-C. In windows where there is a screen, else behind loopback viewers (VNC).
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startBenchPage } from './bench-page.mjs'
import { EmulatorWatch } from './emulator.mjs'
import { root, Site } from './site.mjs'

const site = new Site(join(root, 'build', 'run'))
const say = (line) => process.stdout.write(`${line}\n`)

/** The display a screen program draws on, and how somebody sees it. */
async function screen(name, width, height) {
  if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
    return { env: { QT_QPA_PLATFORM: process.env.DISPLAY ? 'xcb' : 'wayland' }, seen: 'in its window' }
  const display = await site.startDisplay(name, width, height)
  const viewer = site.start(`vnc-${name}`, [
    'x11vnc', '-display', display, '-localhost', '-forever', '-shared', '-nopw', '-quiet', '-autoport', '5900',
  ], { ready: /^PORT=(\d+)/ })
  return { env: { DISPLAY: display }, seen: `with a VNC viewer at 127.0.0.1:${await viewer.started}` }
}

/** The sample's kiosk, which also looks for what emulator.toml has beside the reader and the printer. */
function kioskWithMoreDevices() {
  const lines = site.path('lines', 'k1')
  const config = site.path('kiosk.toml')
  writeFileSync(config, `${readFileSync(join(site.siteDir, 'kiosk.toml'), 'utf8')}
[[reader]]
serial = "${join(lines, 'reader-2')}"
[[scanner]]
[[scanner]]
serial = "${join(lines, 'scanner-2')}"
`)
  return { config, lines }
}

async function main() {
  const noScreen = !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
  if (noScreen) say('There is no screen here: the programs draw into virtual ones, to be seen with a VNC viewer.')
  await site.startServer('127.0.0.1:8015')
  const kioskScreen = await screen('kiosk', 1080, 1920)
  const hallScreen = await screen('hall', 1920, 1080)
  const deskScreen = await screen('desk', 1280, 720)
  const kiosk = site.startKiosk('k1', { ...kioskWithMoreDevices(), env: kioskScreen.env })
  const hall = site.startHallDisplay('hall', { env: hallScreen.env })
  const desk = site.startHallDisplay('desk-3', {
    config: 'desk-display.toml', options: ['--desk', '3'], env: deskScreen.env,
  })
  const devices = site.startDeskDevices()
  await Promise.all([kiosk.program.started, hall.started, desk.started, devices.program.started])
  const pages = await Promise.all([
    startBenchPage({ control: kiosk.control, port: 8016 }), startBenchPage({ control: devices.control, port: 8017 }),
  ])

  say('')
  say(`Staff page        ${site.url}/staff/`)
  say(`Kiosk             ${kioskScreen.seen}`)
  say(`Hall screen       ${hallScreen.seen}`)
  say(`Screen of desk 3  ${deskScreen.seen}`)
  say(`Kiosk's devices   ${pages[0].url} (lay a card, scan a code, end the paper, pull a plug)`)
  say('  or by hand      deploy/card li, deploy/card lift; all orders: deploy/site/emulator.md')
  say(`Desks' devices    ${pages[1].url} (pads, evaluators, signs)`)
  say('  or by hand      deploy/pad 3 call   (what they show is told here as well)')
  say(`Printed tickets   ${kiosk.tickets}`)
  say(`Logs              ${site.path('logs')}`)
  say('Ctrl-C ends all of it.')

  const watch = await EmulatorWatch.connect(devices.control)
  watch.on('shown', ({ device, address, shown }) => say(`${device} ${address}: ${shown || 'dark'}`))

  const fallen = Promise.race(site.programs.map((program) =>
    program.ended.then((how) => ({ program, how }))))
  const asked = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve(null))
  })
  const end = await Promise.race([fallen, asked])
  for (const page of pages) page.close()
  if (end) say(`${end.program.name} ended (${end.how}); its log is in ${site.path('logs')}`)
  await site.stop()
  return end ? 1 : 0
}

process.exitCode = await main().catch(async (error) => {
  process.stderr.write(`deploy/run: ${error.message}\n`)
  await site.stop()
  return 1
})

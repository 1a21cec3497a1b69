// SPDX-License-Identifier: Apache-2.0
// A whole sample site as processes on this machine. The programs get their ordinary configuration and know nothing of
// who started them; software devices come before a kiosk through libusb, screens are X displays.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Program } from './program.mjs'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const bin = (name) => join(root, 'build', 'bin', name)

export class Site {
  /** @param {string} runDir everything the site writes; emptied first */
  constructor(runDir) {
    this.runDir = runDir
    this.siteDir = join(root, 'deploy', 'site')
    rmSync(runDir, { recursive: true, force: true })
    mkdirSync(join(runDir, 'logs'), { recursive: true })
    /** @type {Program[]} in the order of their start */
    this.programs = []
  }

  path(...parts) {
    return join(this.runDir, ...parts)
  }

  start(name, command, options = {}) {
    const program = new Program(name, command, { logFile: this.path('logs', `${name}.log`), ...options })
    this.programs.push(program)
    return program
  }

  /** An X display of its own for each screen: nothing overlaps, and a picture of it is a picture of the screen. */
  async startDisplay(name, width, height) {
    const xvfb = this.start(`xvfb-${name}`, [
      'Xvfb', '-displayfd', '1', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset',
    ], { ready: /^(\d+)$/ })
    return `:${await xvfb.started}`
  }

  /** @param {string} listen address and port; port 0 takes a free one */
  async startServer(listen) {
    const server = this.start('server', [
      bin('fifteen-server'), '--config', join(this.siteDir, 'server.toml'), '--data-dir', this.path('server'),
      '--listen', listen,
    ], { ready: /^ready (\S+)/ })
    this.url = await server.started
    this.server = server
    return server
  }

  /**
   * A kiosk behind software devices.
   * @param {string} name of the kiosk
   * @param {{config?: string, env?: NodeJS.ProcessEnv, lines?: string}} options config: the kiosk's own, where it is not
   *   the sample's; lines: a folder for its devices on serial lines, which are left out without
   */
  startKiosk(name, { config = join(this.siteDir, 'kiosk.toml'), env = {}, lines } = {}) {
    const tickets = this.path('tickets', name)
    mkdirSync(tickets, { recursive: true })
    const control = this.path(`${name}.sock`)
    const program = this.start(name, [
      'umockdev-wrapper', bin('fifteen-emulator'), '--config', join(this.siteDir, 'emulator.toml'),
      '--control', control, '--tickets-dir', tickets, ...(lines ? ['--serial', lines] : []), '--',
      bin('fifteen-kiosk'), '--config', config, '--data-dir', this.path(name), '--server', this.url,
    ], { ready: /^ready/, env: { ...this.screenEnv(), ...env } })
    return { program, control, tickets }
  }

  startHallDisplay(name, { config = 'hall-display.toml', options = [], env = {} } = {}) {
    return this.start(name, [
      bin('fifteen-hall-display'), '--config', resolve(this.siteDir, config), '--data-dir', this.path(name),
      '--server', this.url, ...options,
    ], { ready: /^ready/, env: { ...this.screenEnv(), ...env } })
  }

  /** Pads, evaluators and signs of the desks, as software devices on serial lines. */
  startDeskDevices(name = 'desk-devices', { config = join(this.siteDir, 'desk-devices.toml') } = {}) {
    const control = this.path(`${name}.sock`)
    const program = this.start(name, [
      bin('fifteen-emulator'), '--config', join(this.siteDir, 'desk-emulator.toml'), '--control', control,
      '--serial', this.path('lines'), '--', bin('fifteen-desk-devices'), '--config', config, '--server', this.url,
    ], { ready: /^ready/ })
    return { program, control }
  }

  /** There is no screen reader here; asking for one only costs time at start. */
  screenEnv() {
    return { QT_ACCESSIBILITY: '0', QT_QPA_PLATFORM: 'xcb' }
  }

  /** A sound card for machines without one: ALSA writes what would be played into a file. */
  soundFileEnv(name) {
    const config = this.path(`${name}-asound.conf`)
    writeFileSync(config, [
      'pcm.!default { type file slave.pcm "null" format "wav" ', `  file "${this.path(`${name}.wav`)}" }`,
      'pcm.null { type null }', 'ctl.!default { type hw card 0 }', '',
    ].join('\n'))
    return { ALSA_CONFIG_PATH: config }
  }

  text(path) {
    return readFileSync(this.path(path), 'utf8')
  }

  async stop() {
    for (const program of [...this.programs].reverse()) await program.stop()
  }
}

// SPDX-License-Identifier: Apache-2.0
// Pictures of X displays, taken from outside: what somebody standing there would see.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const promised = promisify(execFile)

/** A camera takes nothing from the hall: who runs the hall goes first. */
const run = (tool, args, options) => promised('nice', ['-n', '19', tool, ...args], options)

export class Pictures {
  constructor(directory) {
    this.directory = directory
    this.taken = []
  }

  async take(display, name) {
    const file = join(this.directory, `${name}.png`)
    await run('import', ['-display', display, '-window', 'root', file])
    this.taken.push(file)
    return file
  }
}

/** Reads large letters and digits from a part of a display ("1248x520+48+112"), as a passer-by would. */
export async function readNumber(display, region, file) {
  await run('import', ['-display', display, '-window', 'root', '-crop', region, '+repage',
    '-colorspace', 'Gray', '-negate', '-resize', '40%', file])
  const { stdout } = await run('tesseract', [file, '-', '--psm', '7', '-c',
    'tessedit_char_whitelist=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'], { env: { ...process.env, OMP_THREAD_LIMIT: '1' } })
  return stdout.replace(/\s/g, '')
}

/** The text of the QR code in a picture, or null. */
export async function readQr(file) {
  try {
    const { stdout } = await run('zbarimg', ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', file])
    return stdout.trim()
  } catch {
    return null
  }
}

// SPDX-License-Identifier: Apache-2.0
// Requests as anybody might send them, wrong ones included: node:http where it lets us, a plain socket where it does not.
import http from 'node:http'
import net from 'node:net'
import { randomBytes, randomUUID } from 'node:crypto'

export function ask(port, method, path, { headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, host: '127.0.0.1', method, path, headers, agent: false, timeout: 10_000 })
    request.on('response', (response) => {
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() }))
    })
    request.on('upgrade', (response, socket, head) => resolve({ status: 101, headers: response.headers, body: '', socket, head }))
    request.on('timeout', () => request.destroy(new Error(`${method} ${path}: no answer`)))
    request.on('error', reject)
    request.end(body)
  })
}

export function post(port, path, message, extra = {}) {
  const body = message === undefined ? undefined : JSON.stringify(message)
  const headers = { 'Idempotency-Key': randomUUID(), ...(body ? { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) } : {}), ...extra }
  return ask(port, 'POST', path, { headers, body })
}

export const upgrade = () => ({
  Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
})

/** Bytes that node:http refuses to send; the answer's status, headers and body. */
export function raw(port, bytes) {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes))
    let text = ''
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')))
    socket.on('data', (data) => (text += data))
    socket.on('error', reject)
    socket.on('end', () => {
      socket.destroy()
      const [head, body] = text.split('\r\n\r\n')
      const lines = head.split('\r\n')
      const headers = Object.fromEntries(lines.slice(1).map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]))
      resolve({ status: Number(lines[0].split(' ')[1]), headers, body })
    })
  })
}

/** The first text frame of a stream that was just opened. */
export function firstFrame({ socket, head }) {
  return new Promise((resolve, reject) => {
    let bytes = head
    const look = () => {
      if (bytes.length < 4) return
      const short = bytes[1] & 0x7f
      const [start, length] = short < 126 ? [2, short] : short === 126 ? [4, bytes.readUInt16BE(2)] : [10, Number(bytes.readBigUInt64BE(2))]
      if (bytes.length < start + length) return
      socket.destroy()
      resolve(JSON.parse(bytes.subarray(start, start + length)))
    }
    socket.setTimeout(10_000, () => reject(new Error('no frame')))
    socket.on('data', (data) => { bytes = Buffer.concat([bytes, data]); look() })
    look()
  })
}

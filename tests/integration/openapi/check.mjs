// SPDX-License-Identifier: Apache-2.0
// node check.mjs FIFTEEN_SERVER OPENAPI_YAML SITE_DIR: provokes every status of the contract on the running server.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ask, firstFrame, post, raw, upgrade } from './client.mjs'
import { Contract } from './contract.mjs'

const [program, contractFile, siteDir] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'fifteen-openapi-'))
const contract = new Contract(contractFile)
const children = []

/** The real server on a site where nobody serves "maternity", so that a closed group exists. */
function startServer(name, limits) {
  const dir = join(folder, name)
  mkdirSync(join(dir, 'web', 'visitor'), { recursive: true })
  writeFileSync(join(dir, 'web', 'visitor', 'index.html'), '<!doctype html><title>ticket</title>')
  writeFileSync(join(dir, 'web', 'index.html'), '<!doctype html><title>staff</title>')
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  const hours = `[hours]\n${days.map((day) => `${day} = ["00:00-24:00"]\n`).join('')}[[exceptions]]\ndate = "2090-01-01"\nopen = []\n`
  const site = readFileSync(join(siteDir, 'site.toml'), 'utf8').replaceAll('"maternity", ', '')
  writeFileSync(join(dir, 'site.toml'), `${site}\n${hours}`)
  writeFileSync(join(dir, 'catalogue.toml'), readFileSync(join(siteDir, 'catalogue.toml'), 'utf8'))
  writeFileSync(join(dir, 'server.toml'),
    `site = "site.toml"\ncatalogue = "catalogue.toml"\ndata_dir = "data"\nlisten = "127.0.0.1:0"\nweb_root = "web"\n[limits]\n${limits}\n`)
  const child = spawn(program, ['--config', join(dir, 'server.toml')], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => line.startsWith('ready ') && resolve(Number(new URL(line.slice(6)).port)))
    child.on('exit', (status) => reject(new Error(`fifteen-server ended with ${status}`)))
  })
}

const unknownTicket = '0'.repeat(32)
/** A path of the operation with parameters that are well-formed. */
const pathOf = ({ path, operationId }) =>
  path.replace('{ticket}', unknownTicket).replace('{desk}', '1').replace('{help}', '1').replace('{file}', '').replace('{appointment}', unknownTicket).replace('{code}', '000000').replace('{id_hash}', 'ab'.repeat(32)) + (operationId === 'stream' ? '?view=hall&client=d1' : '')

/** What any operation can meet before it is one: wrong requests of every kind. */
async function provokeWhatIsCommon(port) {
  for (const operation of contract.operations()) {
    const { operationId, method } = operation
    const path = pathOf(operation)
    const websocket = operationId === 'stream' ? upgrade() : {}
    const send = (headers, body) => ask(port, method, path, { headers: { ...websocket, ...headers }, body })
    contract.check(operationId, await raw(port, `${method} ${path} HTTP/1.1\r\nno header at all\r\n\r\n`), 400)
    contract.check(operationId, await send({ Origin: 'http://evil.example' }), 403)
    contract.check(operationId, await send({ Host: 'evil.example' }), 421)
    contract.check(operationId, await raw(port, `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(10_000)}\r\n\r\n`), 431)
    if (method !== 'POST') continue
    const key = { 'Idempotency-Key': `key-of-${operationId}` }
    const body = operation.requestBody?.content['application/json'].example
    contract.check(operationId, await post(port, path, body, { 'Idempotency-Key': '' }), 400)
    contract.check(operationId, await send({ ...key, 'Content-Type': 'application/json' }, ' '.repeat(20_000)), 413)
    contract.check(operationId, await send({ ...key, 'Content-Type': 'text/xml' }, '<x/>'), 415)
    if (body) contract.check(operationId, await post(port, path, { ...body, another: 1 }), 400)
  }
}

/** Every command once as it should be and once where the hall must refuse; under one key, so that the key can be reused. */
async function provokeTheHall(port) {
  const check = async (operationId, status, path, message, key) => {
    const answer = await post(port, path, message, key ? { 'Idempotency-Key': key } : {})
    contract.check(operationId, answer, status)
    return JSON.parse(answer.body)
  }
  const issue = (item = 'employee_enrolment') => check('issueTicket', 201, '/api/v1/tickets', { kiosk: 'k1', items: [item] }, `issue-${Math.random()}`)
  const desk = (name) => `/api/v1/desks/1/${name}`
  const at = ({ ticket }) => ({ ticket })
  const site = await ask(port, 'GET', '/api/v1/site')
  contract.check('getSite', site, 200)
  contract.check('getSite', await ask(port, 'GET', '/api/v1/site', { headers: { 'If-None-Match': site.headers.etag } }), 304)
  const closed = JSON.parse(site.body).items.find((item) => item.group === 'maternity').item

  const first = await issue()
  const second = await issue()
  const third = await issue()
  await check('issueTicket', 409, '/api/v1/tickets', { kiosk: 'k1', items: [closed] })
  await check('issueTicket', 422, '/api/v1/tickets', { kiosk: 'k1', items: ['no_such_item'] })
  contract.check('getTicket', await ask(port, 'GET', `/api/v1/tickets/${first.ticket}`), 200)
  contract.check('getTicket', await ask(port, 'GET', `/api/v1/tickets/${unknownTicket}`), 404)
  const printed = { kiosk: 'k1', result: 'printed', reprint: false, fault: '' }
  await check('recordPrint', 200, `/api/v1/tickets/${first.ticket}/print-result`, printed)
  await check('recordPrint', 404, `/api/v1/tickets/${unknownTicket}/print-result`, printed)
  await check('cancelTicket', 200, `/api/v1/tickets/${third.ticket}/cancel`, { by: 'visitor' })
  await check('cancelTicket', 404, `/api/v1/tickets/${unknownTicket}/cancel`, { by: 'visitor' })
  await check('cancelTicket', 409, `/api/v1/tickets/${third.ticket}/cancel`, { by: 'visitor' })
  await check('recordPrint', 200, `/api/v1/tickets/${third.ticket}/print-result`, { ...printed, result: 'failed', fault: 'paper_end' })
  const { help } = await check('askHelp', 201, '/api/v1/help-requests', { kiosk: 'k1', reason: 'help' })
  await check('acknowledgeHelp', 200, `/api/v1/help-requests/${help}/acknowledge`)
  await check('acknowledgeHelp', 404, `/api/v1/help-requests/${help}/acknowledge`)

  for (const name of ['call-next', 'pause']) {
    const id = { 'call-next': 'callNext', pause: 'pauseDesk' }[name]
    await check(id, 409, desk(name), name === 'pause' ? { reason: '' } : { finish_current: false })
  }
  await check('openDesk', 200, desk('open'), { staff: '0217' })
  await check('callNext', 200, desk('call-next'), { finish_current: false })
  await check('callNext', 409, desk('call-next'), { finish_current: false })
  await check('closeDesk', 409, desk('close'))
  await check('finishService', 409, desk('finish'), at(second))
  await check('recall', 409, desk('recall'), at(second))
  await check('recall', 200, desk('recall'), at(first))
  await check('startService', 200, desk('start'), at(first))
  await check('startService', 409, desk('start'), at(first))
  await check('markNoShow', 409, desk('no-show'), at(second))
  await check('finishService', 200, desk('finish'), at(first))
  await check('rateService', 409, desk('rating'), { ...at(second), grade: 5 }) // not served here
  await check('rateService', 404, desk('rating'), { ticket: unknownTicket, grade: 5 })
  await check('rateService', 200, desk('rating'), { ...at(first), grade: 4 })
  await check('rateService', 409, desk('rating'), { ...at(first), grade: 5 })
  await check('callNext', 200, desk('call-next'), { finish_current: false })
  await check('markNoShow', 200, desk('no-show'), at(second)) // waits again, and rests for a minute
  await check('holdTicket', 200, desk('hold'), at(second))
  await check('holdTicket', 409, desk('hold'), at(second))
  await check('resumeTicket', 200, desk('resume'), at(second))
  await check('resumeTicket', 409, desk('resume'), at(second))
  await provokeTheOrder(port, check, issue, second)
  await check('pauseDesk', 200, desk('pause'), { reason: 'meal' })
  await check('closeDesk', 200, desk('close'))
  await provokeAppointments(port, check)
  await provokePolicy(port, check)
  await check('closeDay', 200, '/api/v1/day/close', { by: '0217' })
  await check('issueTicket', 409, '/api/v1/tickets', { kiosk: 'k1', items: ['employee_enrolment'] })
  contract.check('getDay', await ask(port, 'GET', '/api/v1/day'), 200)
  await check('reopenDay', 200, '/api/v1/day/reopen', { by: '0217' })
  for (const operation of contract.operations().filter(({ path, method }) => path.includes('{desk}') && method === 'POST')) {
    const body = operation.requestBody?.content['application/json'].example
    await check(operation.operationId, 404, operation.path.replace('{desk}', '99'), body)
  }
}

/** Going out of the order, and looking at it. Desk 1 is open and free; `waiting` waits for it. */
async function provokeTheOrder(port, check, issue, waiting) {
  const desk = (name) => `/api/v1/desks/1/${name}`
  const { ticket } = waiting
  const declared = await check('issueTicket', 201, '/api/v1/tickets',
    { kiosk: 'k1', items: ['employee_enrolment'], claim: { claim: 'military_family', evidence: 'declared' } }, 'declared-claim')
  await check('changeLane', 200, desk('lane'), { ticket, lane: 'priority', reason: 'needs_care_now' })
  await check('changeLane', 422, desk('lane'), { ticket, lane: 'no_such_lane', reason: 'needs_care_now' })
  await check('callTicket', 422, desk('call'), { ticket, reason: 'no_such_reason' })
  await check('callTicket', 200, desk('call'), { ticket, reason: 'needs_care_now' })
  await check('callTicket', 409, desk('call'), { ticket: declared.ticket, reason: 'needs_care_now' })
  await check('changeLane', 409, desk('lane'), { ticket, lane: 'ordinary', reason: 'needs_care_now' })
  await check('returnTicket', 200, desk('return'), { ticket })
  await check('returnTicket', 409, desk('return'), { ticket })
  await check('decideClaim', 409, desk('claim'), { ticket, confirmed: true })
  await check('callTicket', 200, desk('call'), { ticket: declared.ticket, reason: 'needs_care_now' })
  await check('decideClaim', 200, desk('claim'), { ticket: declared.ticket, confirmed: true })
  await provokeMatters(port, check, declared)
  await check('transferTicket', 422, desk('transfer'), { ticket, group: 'no_such_group' })
  await check('transferTicket', 200, desk('transfer'), { ticket: declared.ticket, to_desk: 1 })
  const later = await issue()
  await check('cancelTicket', 200, `/api/v1/tickets/${later.ticket}/cancel`, { by: 'staff' })
  await check('transferTicket', 409, desk('transfer'), { ticket: later.ticket, to_desk: 1 })
  for (const [id, name] of [['getPlace', 'place'], ['getExplanation', 'explanation']]) {
    contract.check(id, await ask(port, 'GET', `/api/v1/tickets/${ticket}/${name}`), 200)
    contract.check(id, await ask(port, 'GET', `/api/v1/tickets/${unknownTicket}/${name}`), 404)
  }
  contract.check('deskQueue', await ask(port, 'GET', desk('queue')), 200)
  contract.check('deskQueue', await ask(port, 'GET', '/api/v1/desks/99/queue'), 404)
  contract.check('getAdvice', await ask(port, 'GET', '/api/v1/advice'), 200)
  await check('reportDevices', 200, desk('devices'), { devices: [] })
  contract.check('getDevices', await ask(port, 'GET', '/api/v1/devices'), 200)
}

/** Of a group of desk 1. */
const promised = 'account_withdrawal'
/** What is missing, and what is promised by a day. The visitor called to desk 1 is there; nobody else is. */
async function provokeMatters(port, check, { ticket }) {
  const desk = (name) => `/api/v1/desks/1/${name}`
  const gaps = (item, paper) => ({ ticket, gaps: [{ item, papers: [paper] }] })
  const form = gaps('employee_enrolment', '职工参保登记表')
  await check('giveNotice', 200, desk('notice'), form)
  await check('giveNotice', 404, desk('notice'), { ...form, ticket: unknownTicket })
  await check('giveNotice', 422, desk('notice'), gaps('employee_enrolment', '没有这张表'))
  contract.check('getNotices', await ask(port, 'GET', `/api/v1/tickets/${ticket}/notices`), 200)
  contract.check('getNotices', await ask(port, 'GET', `/api/v1/tickets/${unknownTicket}/notices`), 404)
  await check('acceptMatter', 409, desk('accept'), { ticket, item: 'employee_enrolment' }) // called, but not being served yet
  await check('startService', 200, desk('start'), { ticket })
  await check('acceptMatter', 409, desk('accept'), { ticket, item: 'employee_enrolment' }) // done while the visitor waits
  await check('acceptMatter', 422, desk('accept'), { ticket, item: 'no_such_item' })
  await check('returnTicket', 200, desk('return'), { ticket })
  await check('giveNotice', 409, desk('notice'), form)
  const longer = await check('issueTicket', 201, '/api/v1/tickets', { kiosk: 'k1', items: [promised], claim: { claim: 'military_family', evidence: 'declared' } }, 'promised-by-a-day')
  await check('callTicket', 200, desk('call'), { ticket: longer.ticket, reason: 'needs_care_now' })
  await check('startService', 200, desk('start'), { ticket: longer.ticket })
  await check('acceptMatter', 200, desk('accept'), { ticket: longer.ticket, item: promised })
  contract.check('getMatters', await ask(port, 'GET', '/api/v1/matters'), 200)
  const settled = { item: promised, outcome: 'done', by: '0217' }
  await check('settleMatter', 200, `/api/v1/matters/${longer.ticket}/settle`, settled)
  await check('settleMatter', 404, `/api/v1/matters/${longer.ticket}/settle`, settled)
  await check('finishService', 200, desk('finish'), { ticket: longer.ticket })
  await check('callTicket', 200, desk('call'), { ticket, reason: 'needs_care_now' })
}

async function provokeAppointments(port, check) {
  const book = (at_ms, status) => check('bookAppointment', status, '/api/v1/appointments', { items: ['employee_enrolment'], at_ms })
  const { appointment, code } = await book(Date.now() + 1000, 201)
  const another = await book(Date.now() + 2000, 201)
  await book(1000, 422)
  await book(Date.UTC(2090, 0, 1, 4), 409) // a holiday
  contract.check('getAppointments', await ask(port, 'GET', '/api/v1/appointments'), 200)
  contract.check('getAppointmentsByCode', await ask(port, 'GET', `/api/v1/appointments/by-code/${code}`), 200)
  const wrong = () => ask(port, 'GET', '/api/v1/appointments/by-code/000000')
  let tried = await wrong()
  for (let tries = 1; tries < 15 && tried.status === 200; tries++) tried = await wrong()
  contract.check('getAppointmentsByCode', tried, 429)
  if (!(Number(tried.headers['retry-after']) > 0)) contract.fault('a refused try does not say when the next may be')
  contract.check('getAppointmentsByPerson', await ask(port, 'GET', `/api/v1/appointments/by-person/${'ab'.repeat(32)}`), 200)
  await check('checkIn', 201, `/api/v1/appointments/${appointment}/check-in`, { kiosk: 'k1' })
  await check('checkIn', 409, `/api/v1/appointments/${appointment}/check-in`, { kiosk: 'k1' })
  await check('checkIn', 404, `/api/v1/appointments/${unknownTicket}/check-in`, { kiosk: 'k1' })
  await check('cancelAppointment', 200, `/api/v1/appointments/${another.appointment}/cancel`)
  await check('cancelAppointment', 409, `/api/v1/appointments/${appointment}/cancel`)
  await check('cancelAppointment', 404, `/api/v1/appointments/${another.appointment}/cancel`)
}

/** At the green desk the marked lane goes first whatever it is promised: promising it more than others contradicts that. */
async function provokePolicy(port, check) {
  contract.check('getPolicy', await ask(port, 'GET', '/api/v1/policy'), 200)
  await check('changePolicy', 200, '/api/v1/policy', { lanes: [{ lane: 'ordinary', promise_s: 2400 }], by: '0217' })
  await check('changePolicy', 409, '/api/v1/policy', { lanes: [{ lane: 'priority', promise_s: 2460 }], by: '0217' })
  await check('changePolicy', 422, '/api/v1/policy', { lanes: [{ lane: 'no_such_lane', promise_s: 60 }], by: '0217' })
}

/** A key that was used for one thing is refused for another, whatever the two are; but a report of devices is no event, and leaves no key. */
async function provokeReusedKeys(port) {
  const key = 'used-before'
  await post(port, '/api/v1/help-requests', { kiosk: 'k9', reason: 'help' }, { 'Idempotency-Key': key })
  for (const operation of contract.operations().filter(({ method, operationId }) => method === 'POST' && operationId !== 'reportDevices')) {
    const body = operation.requestBody?.content['application/json'].example
    contract.check(operation.operationId, await post(port, pathOf(operation), body, { 'Idempotency-Key': key }), 422)
  }
}

async function provokePagesAndStreams(port) {
  contract.check('health', await ask(port, 'GET', '/healthz'), 200)
  contract.check('metrics', await ask(port, 'GET', '/metrics'), 200)
  contract.check('root', await ask(port, 'GET', '/'), 302)
  contract.check('staffPage', await ask(port, 'GET', '/staff'), 302)
  const page = await ask(port, 'GET', '/staff/')
  contract.check('staffFile', page, 200)
  if (!page.headers['content-security-policy']?.includes("default-src 'self'")) contract.fault('the staff page has no policy')
  contract.check('staffFile', await ask(port, 'GET', '/staff/', { headers: { 'If-None-Match': page.headers.etag } }), 304)
  contract.check('staffFile', await ask(port, 'GET', '/staff/none.js'), 404)
  for (const [id, path] of [['visitorPage', `/t/${unknownTicket}`], ['visitorFile', '/visitor/index.html']]) {
    const visitors = await ask(port, 'GET', path)
    contract.check(id, visitors, 200)
    contract.check(id, await ask(port, 'GET', path, { headers: { 'If-None-Match': visitors.headers.etag } }), 304)
  }
  contract.check('visitorFile', await ask(port, 'GET', '/visitor/none.js'), 404)
  contract.check('stream', await ask(port, 'GET', '/api/v1/stream?view=hall&client=d1'), 426)
  const states = { hall: 'HallState', desk: 'DeskState', kiosk: 'KioskState', staff: 'StaffState' }
  for (const [view, schema] of Object.entries(states)) {
    const stream = await ask(port, 'GET', `/api/v1/stream?view=${view}&client=x1&desk=1`, { headers: upgrade() })
    contract.check('stream', stream, 101)
    const frame = await firstFrame(stream)
    contract.checkSchema('StreamFrame', frame, `frame of ${view}`)
    contract.checkSchema(schema, frame.state, `state of ${view}`)
  }
  contract.check('stream', await ask(port, 'GET', '/api/v1/stream?view=desk&client=x1&desk=99', { headers: upgrade() }), 404)
  contract.check('stream', await ask(port, 'GET', '/api/v1/stream?view=moon&client=x1', { headers: upgrade() }), 400)
}

/** A path or a method that is not written gets a problem document all the same. */
async function provokeWhatIsNotWritten(port) {
  for (const [method, path, status] of [['GET', '/nowhere', 404], ['DELETE', '/api/v1/site', 405], ['GET', '/api/v1/tickets', 405]]) {
    const answer = await ask(port, method, path)
    if (answer.status !== status) contract.fault(`${method} ${path}: ${answer.status}`)
    contract.checkSchema('Problem', JSON.parse(answer.body), `${method} ${path}`)
    if (status === 405 && !answer.headers.allow) contract.fault(`${method} ${path}: no Allow`)
  }
}

/** One connection is allowed and taken: the next one, whatever it asks, is told so. */
async function provokeUnavailability(port) {
  const taken = net.connect(port, '127.0.0.1')
  await new Promise((resolve) => { taken.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n'); taken.once('data', resolve) })
  for (const operation of contract.operations()) {
    contract.check(operation.operationId, await raw(port, ''), 503)
  }
  taken.destroy()
}

try {
  contract.checkExamples()
  const port = await startServer('whole', 'connections = 100')
  await provokeWhatIsCommon(port)
  await provokeTheHall(port)
  await provokeReusedKeys(port)
  await provokePagesAndStreams(port)
  await provokeWhatIsNotWritten(port)
  await provokeUnavailability(await startServer('full', 'connections = 1'))
  contract.nameWhatNeverCame()
} finally {
  for (const child of children) {
    child.removeAllListeners('exit')
    child.kill('SIGKILL')
  }
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${contract.seen.size} statuses of ${contract.operations().length} operations seen, ${contract.faults.length} faults`)
process.exit(contract.faults.length ? 1 : 0)

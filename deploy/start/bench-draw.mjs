// SPDX-License-Identifier: Apache-2.0
// The page in the browser: asks the bench what is there, draws it once, and shows how it is from then on.
import { element, Panel } from './bench-controls.mjs'
import { drawDevice } from './bench-panels.mjs'
import { nameOf, wordsFor } from './bench-words.mjs'

const refreshEvery = 2000 // ms; for what other hands do, and what no event tells of
const mostNews = 6

const place = (id) => document.getElementById(id)
let panels = []
let drawn = ''

async function order(what) {
  const answer = await fetch('/do', { method: 'POST', body: JSON.stringify(what) }).catch(() => undefined)
  const problem = answer?.ok ? '' : (await answer?.json())?.error ?? '设备都停了 · the devices have gone'
  place('said').textContent = problem && `做不到 · ${problem}`
  await refresh()
}

function draw({ devices, cards, social_cards: socialCards }) {
  if (devices.every(({ kind }) => ['keypads', 'signs'].includes(kind))) document.title = '窗口的设备 · The desks\' devices'
  const isFirst = (device) => devices.find(({ kind }) => kind === device.kind) === device
  panels = devices.map((device) => new Panel(device, order))
  place('title').textContent = document.title.split(' · ')[0]
  place('devices').replaceChildren(...panels.flatMap((panel) =>
    drawDevice(panel, { cards, socialCards, isFirst: isFirst(panel.device) })))
  place('paper').hidden = !devices.some(({ kind }) => kind === 'printer')
}

async function refresh() {
  const answer = await fetch('/devices').catch(() => undefined)
  if (!answer?.ok) return
  const bench = await answer.json()
  const names = bench.devices.map(({ name }) => name).join()
  if (names !== drawn) {
    drawn = names
    draw(bench)
  } else {
    bench.devices.forEach((state, index) => panels[index].update(state))
  }
}

function showTicket() {
  place('none').hidden = true
  Object.assign(place('ticket'), { src: `/ticket.png?${Date.now()}`, hidden: false })
}

/** Of what happened last, in words. */
function tell({ event, device, address, shown }) {
  const who = event === 'shown' ? `${({ pad: '呼叫器', evaluator: '评价器', sign: '窗口屏' })[device]} ${address}` : nameOf(device)[0]
  const what = event === 'shown' ? (shown.trim() || '灭了') : wordsFor('event', event)[0]
  const line = element('li', { textContent: `${new Date().toLocaleTimeString('zh-CN')} ${who}：${what}` })
  const list = place('news')
  list.prepend(line)
  while (list.children.length > mostNews) list.lastChild.remove()
}

await refresh()
setInterval(refresh, refreshEvery)
const source = new EventSource('/events')
source.addEventListener('ticket', showTicket)
source.addEventListener('news', ({ data }) => {
  tell(JSON.parse(data))
  refresh()
})

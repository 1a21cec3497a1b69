// SPDX-License-Identifier: Apache-2.0
// The desks' devices on the page: pads, evaluators and signs, each with what it shows.
import { element, row } from './bench-controls.mjs'
import { nameOf, wordsFor } from './bench-words.mjs'

const at = (list, address) => list.find((one) => one.address === address)

/** What a device shows, on a dark ground. */
function display(panel, text) {
  const made = element('output', { className: 'display' })
  panel.follow((state) => {
    made.textContent = text(state)
    made.classList.toggle('dark', made.textContent.trim() === '')
  })
  return made
}

/** A choice of fault for each address of a line. */
function faults(panel, order, addressKey, listOf, nameIt) {
  const choices = listOf(panel.device).map(({ address }) => {
    const select = element('select', {}, ...panel.device.faults.map((kind) =>
      element('option', { value: kind, textContent: wordsFor(order, kind).filter(Boolean).join(' · ') })))
    select.addEventListener('change', () => panel.send({ do: order, [addressKey]: address, kind: select.value }))
    panel.follow((state) => { select.value = at(listOf(state), address).fault })
    return element('label', { className: 'choice' }, nameIt(address), select)
  })
  const says = (state) => listOf(state).filter(({ fault }) => fault !== 'none').map(({ address }) => nameIt(address)).join('、')
  return panel.folded(['出故障', 'faults'], element('div', { className: 'choices' }, ...choices), says)
}

function padSection(panel, { address }) {
  const desk = element('input', { type: 'number', min: 1, max: 99, value: 1 })
  desk.setAttribute('aria-label', '转到几号窗口 transfer to desk')
  const key = (name, order) => panel.button(wordsFor('pad_key', name), order ?? { do: 'press', pad: address, key: name })
  const rest = panel.device.keys.filter((name) => !['call', 'recall', 'confirm', 'transfer'].includes(name))
  return panel.section([`呼叫器 ${address}`, `pad ${address}`],
    display(panel, ({ pads }) => {
      const { shown } = at(pads, address) // three digits for who waits, three for the ticket
      return shown.trim() ? `${shown.slice(0, 3)} ${shown.slice(3)}` : ''
    }),
    row(key('call'), key('recall'), key('confirm')),
    row(...rest.map((name) => key(name))),
    row(desk, key('transfer', () => ({ do: 'press', pad: address, key: 'transfer', digits: desk.value }))))
}

function evaluatorSection(panel, { address }) {
  const keys = [0, 1, 2, 3].map((key) =>
    panel.button([`键 ${key + 1}`, `key ${key + 1}`], { do: 'rate', evaluator: address, key }))
  return panel.section([`评价器 ${address}`, `evaluator ${address}`],
    display(panel, ({ evaluators }) => (at(evaluators, address).asking ? '请您评价' : '')),
    row(...keys))
}

function keypads(panel) {
  const { pads, evaluators } = panel.device
  const all = (state) => [...state.pads, ...state.evaluators]
  const isPad = (address) => pads.some((pad) => pad.address === address)
  return [
    ...pads.map((pad) => padSection(panel, pad)),
    ...evaluators.map((evaluator) => evaluatorSection(panel, evaluator)),
    panel.section(['呼叫器的线路', `line of pads and evaluators · ${panel.device.name}`],
      panel.plugRow(),
      faults(panel, 'keypad_fault', 'address', all, (address) => `${isPad(address) ? '呼叫器' : '评价器'} ${address}`)),
  ]
}

function signs(panel) {
  const [chinese, english] = nameOf(panel.device.name)
  const shown = panel.device.signs.map(({ address }) => element('div', { className: 'sign' }, `${address}`,
    display(panel, (state) => at(state.signs, address).shown)))
  const supplies = panel.device.signs.map(({ address }) =>
    panel.button([`${address} 号断电再来`, 'supply fails'], { do: 'sign_supply_fails', sign: address }))
  return [panel.section([chinese, english],
    ...shown,
    panel.plugRow(),
    panel.folded(['断电', 'supply'], row(...supplies)),
    faults(panel, 'sign_fault', 'sign', (state) => state.signs, (address) => `窗口屏 ${address}`))]
}

export const deskPanels = { keypads, signs }

// SPDX-License-Identifier: Apache-2.0
// The kiosk's devices on the page, one function a kind: each answers with the sections it draws.
import { element, label, row } from './bench-controls.mjs'
import { deskPanels } from './bench-desk-panels.mjs'
import { namesIn, nameOf, wordsFor } from './bench-words.mjs'

const title = ({ name }, subject, what) => {
  const [chinese, english] = nameOf(name)
  const [how, detail] = wordsFor(subject, what)
  return [`${chinese} · ${how}`, [english, detail].filter(Boolean).join(' · ')]
}

/** One of several faults, "none" among them. */
function faultChoice(panel, order) {
  const says = ({ fault }) => (fault === 'none' ? '' : wordsFor(order, fault)[0])
  const known = namesIn(order).filter((kind) => panel.device.faults.includes(kind))
  const rest = panel.device.faults.filter((kind) => !known.includes(kind))
  const buttons = [...known, ...rest].map((kind) =>
    panel.button(wordsFor(order, kind), { do: order, kind }, ({ fault }) => fault === kind))
  return panel.folded(['出故障', 'faults'], row(...buttons), says)
}

function reader(panel, { cards, isFirst }) {
  const deck = row(...cards.map(({ id, name, kind }) =>
    panel.button([name || id, wordsFor('card', kind)[0]], { do: 'lay', card: id }, ({ card }) => card === id)))
  const lying = ({ card }) => cards.find(({ id }) => id === card)?.name ?? card
  const says = (state) => (state.card ? `放着 ${lying(state)}；点另一张就是换卡` : '上面没有卡')
  return [panel.section(title(panel.device, 'wiring', panel.device.wiring),
    panel.note(says),
    row(panel.button(['拿走', 'lift'], { do: 'lift' })),
    isFirst ? deck : panel.folded(['放卡', 'lay a card'], deck),
    panel.plugRow(),
    faultChoice(panel, 'reader_fault'))]
}

function socialReader(panel, { socialCards }) {
  const nameIn = ({ card }) => socialCards.find(({ id }) => id === card)?.name ?? card
  const says = (state) => {
    if (!state.card) return '里面没有卡'
    return state.connected ? `插着 ${nameIn(state)}；点另一张就是换卡` : `等 vpcd（端口 ${state.port}）开了再插入 ${nameIn(state)}`
  }
  const hasty = ({ card }) => ({ do: 'insert', card: card || socialCards[0].id, pulled_after: 3 })
  return [panel.section(nameOf(panel.device.name),
    panel.note(says),
    row(...socialCards.map(({ id, name, generation }) =>
      panel.button([`插入 ${name}`, `${id} · 第 ${generation} 代`], { do: 'insert', card: id }, ({ card }) => card === id))),
    row(panel.button(['拔出', 'remove'], { do: 'remove' }), ...(socialCards.length ? [panel.button(['没读完就拔', 'pulled out midway'], hasty)] : [])),
    faultChoice(panel, 'social_card_fault'))]
}

function printer(panel) {
  const { dialect, faults } = panel.device
  const paper = (words, state) => panel.button(words, { do: 'paper', state }, ({ paper: now }) => now === state)
  const speed = (words, rate) => panel.button(words, { do: 'printer_trickle', bytes_per_second: rate },
    ({ bytes_per_second: now }) => now === rate)
  const isThere = (kind) => ({ faults_there: there }) => there.includes(kind)
  const known = namesIn('printer_fault').filter((kind) => faults.includes(kind))
  const toggles = known.map((kind) => panel.button(wordsFor('printer_fault', kind),
    (state) => ({ do: 'printer_fault', kind, there: !isThere(kind)(state) }), isThere(kind)))
  const says = ({ faults_there: there }) => there.map((kind) => wordsFor('printer_fault', kind)[0]).join('、')
  const mouth = dialect === 'custom'
    ? [panel.note(({ ticket_in_mouth: there }) => (there ? '票还在出票口' : '')), row(panel.button(['取走票', 'take the ticket'], { do: 'take_ticket' }))]
    : []
  return [panel.section(title(panel.device, 'dialect', dialect),
    ...mouth,
    row(paper(['有纸', 'paper'], 'ok'), paper(['快没纸', 'near end'], 'near_end'), paper(['没纸', 'paper end'], 'end'),
      panel.button(['印到一半没纸', 'ends midway'], { do: 'paper_end_after', lines: 300 })),
    row(panel.button(['合着盖', 'cover closed'], { do: 'cover', open: false }, ({ cover_open: open }) => !open),
      panel.button(['开着盖', 'cover open'], { do: 'cover', open: true }, ({ cover_open: open }) => open)),
    panel.plugRow(),
    panel.folded(['出故障', 'faults'], row(...toggles), says),
    panel.folded(['收得慢', 'takes data slowly'],
      row(speed(['正常', 'as it comes'], 0), speed(['很慢', '2000 bytes/s'], 2000), speed(['几乎不收', '1 byte/s'], 1)),
      ({ bytes_per_second: rate }) => (rate ? `每秒 ${rate} 字节` : '')))]
}

function scanner(panel) {
  const code = element('input', { name: 'text', value: '406152', autocomplete: 'off' })
  code.setAttribute('aria-label', '码 code')
  const form = element('form', { className: 'row' }, code, element('button', {}, ...label(['扫一下', 'scan'])))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    panel.send({ do: 'scan', text: code.value })
  })
  return [panel.section(title(panel.device, 'mode', panel.device.mode),
    form,
    row(panel.button(['医保码', 'insurance code'], { do: 'scan', text: '4243669509084040896099330000' }),
      panel.button(['付款码', 'payment code'], { do: 'scan', text: '284567890123456789' })),
    panel.plugRow(),
    faultChoice(panel, 'scanner_fault'))]
}

function keypad(panel) {
  const keys = (...names) => row(...names.map((key) => panel.button(wordsFor('key', key), { do: 'press', key })))
  return [panel.section(nameOf(panel.device.name),
    row(panel.button(['插着耳机', 'headset in'], { do: 'headset', plugged: true }, ({ headset }) => headset),
      panel.button(['没有耳机', 'no headset'], { do: 'headset', plugged: false }, ({ headset }) => !headset)),
    keys('previous', 'next', 'select', 'back', 'help'),
    keys('listen', 'louder', 'softer'),
    panel.plugRow())]
}

const panels = { reader, 'social-reader': socialReader, printer, scanner, keypad, ...deskPanels }

/** The sections of one device; what the page has no panel for can at least be unplugged. */
export function drawDevice(panel, surroundings) {
  const draw = panels[panel.device.kind]
  return draw ? draw(panel, surroundings) : [panel.section(nameOf(panel.device.name), panel.plugRow())]
}

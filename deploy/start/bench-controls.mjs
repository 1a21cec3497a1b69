// SPDX-License-Identifier: Apache-2.0
// What the page is put together from. A control that shows something of its device has an `update`, which is called with
// the device's newest state.

export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

/** Chinese, and English small beside or beneath it. */
export function label([chinese, english]) {
  return english ? [chinese, element('small', { textContent: english })] : [chinese]
}

export const row = (...controls) => element('div', { className: 'row' }, ...controls)

/**
 * Everything of one device: sends its orders under its name and keeps its controls up to date.
 */
export class Panel {
  /** @param {(order: object) => Promise<void>} order sends one and refreshes the page */
  constructor(device, order) {
    this.device = device
    this.send = (what) => order({ device: device.name, ...what })
    this.updates = []
  }

  /** `update(state)` now and with every newer state. */
  follow(update) {
    this.updates.push(update)
    update(this.device)
  }

  update(state) {
    this.device = state
    for (const update of this.updates) update(state)
  }

  /**
   * @param {[string, string]} words
   * @param {object|((state: object) => object)} order
   * @param {((state: object) => boolean)=} isOn whether the button stands for how things are
   */
  button(words, order, isOn) {
    const made = element('button', { type: 'button' }, ...label(words))
    made.addEventListener('click', () => this.send(typeof order === 'function' ? order(this.device) : order))
    if (isOn) {
      this.follow((state) => {
        made.classList.toggle('on', isOn(state))
        made.setAttribute('aria-pressed', isOn(state))
      })
    }
    return made
  }

  /** A line of text about how things are. */
  note(text) {
    const made = element('p', { className: 'soft' })
    this.follow((state) => {
      made.textContent = text(state)
      made.hidden = made.textContent === ''
    })
    return made
  }

  plugRow() {
    return row(
      this.button(['插上', 'plugged'], { do: 'plug' }, ({ plugged }) => plugged),
      this.button(['拔掉', 'unplugged'], { do: 'unplug' }, ({ plugged }) => !plugged),
    )
  }

  /** Folded away; the line that is left says what is there. */
  folded([chinese, english], content, says = () => '') {
    const now = element('b', { className: 'now' })
    this.follow((state) => { now.textContent = says(state) })
    return element('details', {}, element('summary', {}, chinese, element('small', { textContent: ` ${english} ` }), now), content)
  }

  section(words, ...content) {
    return element('section', {}, element('h2', {}, ...label(words)), ...content)
  }
}

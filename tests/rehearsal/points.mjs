// SPDX-License-Identifier: Apache-2.0
// Where things are on the kiosk's pages, in pixels of the screen: what a finger knows. A page whose layout changes needs
// its points looked up again; the rehearsal then stops with the name of the page it did not get to.

const column = (index) => (index % 2 === 0 ? 288 : 792)

/** The sample site on a 1080 x 1920 screen in the ordinary look. */
export const portrait = {
  withoutCard: [540, 1080],
  appointment: [540, 1275],
  digit(digit) {
    const index = digit === 0 ? 10 : digit - 1
    return [[208, 540, 872][index % 3], [842, 1042, 1242, 1440][Math.floor(index / 3)]]
  },
  checkIn: [540, 1425],
  groups: ['chronic', 'reimbursement', 'out_of_area', 'enrolment', 'maternity', 'assistance'],
  group(name) {
    const index = this.groups.indexOf(name)
    return [column(index), [500, 890, 1280][Math.floor(index / 2)]]
  },
  item: (index) => [540, 428 + 194 * index],
  takeNumber: [800, 1584],
  addItem: [150, 1584],
  /** No claim, or the place of one in the list. */
  claim: (index) => (index === undefined ? [540, 462] : [column(index), [690, 940, 1180][Math.floor(index / 2)]]),
  done: [540, 1530],
  printAgain: [288, 1190],
  drop: [792, 1190],
  remember: [540, 1000],
  back: [120, 1830],
  home: [288, 1830],
  help: [456, 1830],
  largeText: [624, 1830],
  language: [792, 1830],
  listen: [960, 1830],
}

/** The same on a 1920 x 1080 screen: the bar stands at the right. */
export const landscape = {
  withoutCard: [1260, 275],
  appointment: [1260, 468],
  digit(digit) {
    const index = digit === 0 ? 10 : digit - 1
    return [[984, 1252, 1524][index % 3], [252, 436, 620, 800][Math.floor(index / 3)]]
  },
  checkIn: [1260, 275],
  groups: portrait.groups,
  group(name) {
    const index = this.groups.indexOf(name)
    return [[304, 848, 1388][index % 3], [440, 752][Math.floor(index / 3)]]
  },
  item: (index) => [[440, 1252][index % 2], 416 + 180 * Math.floor(index / 2)],
  takeNumber: [680, 952],
  addItem: [156, 952],
  claim: (index) => (index === undefined ? [356, 496] : [[940, 1420][index % 2], [272, 520, 768][Math.floor(index / 2)]]),
  done: [1340, 948],
  printAgain: [1340, 428],
  drop: [1340, 584],
  remember: [1340, 252],
  back: [1800, 224],
  home: [1800, 380],
  help: [1800, 532],
  largeText: [1800, 684],
  language: [1800, 836],
  listen: [1800, 988],
}

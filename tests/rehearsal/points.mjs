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
  back: [138, 1830],
  home: [336, 1830],
  help: [540, 1830],
  largeText: [738, 1830],
  language: [936, 1830],
}

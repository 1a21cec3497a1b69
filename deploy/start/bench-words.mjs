// SPDX-License-Identifier: Apache-2.0
// What the page calls things: [Chinese, English]. What a bench names and this list does not is shown as the bench names it.

const words = {
  device: {
    reader: ['读卡器', 'ID card reader'],
    'social-reader': ['社保卡读卡器', 'social-security card reader'],
    printer: ['打印机', 'printer'],
    scanner: ['扫码器', 'code scanner'],
    keypad: ['盲人键盘', 'keypad with a headset jack'],
    keypads: ['呼叫器', 'pads'],
    signs: ['窗口屏', 'signs over windows'],
  },
  wiring: {
    four: ['USB', 'USB, four endpoints'],
    two: ['USB', 'USB, two endpoints'],
    hid: ['USB HID', 'USB HID'],
    'hid-without-out': ['USB HID', 'USB HID, no OUT endpoint'],
    serial: ['串口', 'serial line'],
  },
  mode: {
    'hid-pos': ['USB', 'USB HID-POS'],
    serial: ['串口', 'serial line'],
    keyboard: ['键盘方式', 'types like a keyboard'],
  },
  dialect: {
    epson: ['Epson 指令', 'common commands'],
    custom: ['Custom 指令', 'extended status'],
    masung: ['美松指令', 'Masung'],
  },
  card: {
    resident: ['居民身份证', 'resident'],
    hkmotw: ['港澳台居民居住证', 'HK, MO, TW permit'],
    foreigner: ['外国人永居证 2017', 'foreigner, 2017'],
    foreigner2023: ['外国人永居证 2023', 'foreigner, 2023'],
  },
  reader_fault: {
    none: ['正常', 'no fault'],
    silent: ['不说话', 'silent'],
    not_found: ['找不到卡', 'finds no card'],
    two_cards: ['叠着两张卡', 'two cards'],
    strange_card: ['不是身份证', 'no ID card'],
    sam_broken: ['安全模块坏了', 'security module broken'],
    bad_checksum: ['校验和不对', 'wrong checksum'],
    short_frame: ['应答只有一半', 'answers end midway'],
    lost_first: ['丢第一个字节', 'first byte lost'],
    lost_bytes: ['中间丢字节', 'bytes lost midway'],
    garbage: ['应答前有乱码', 'garbage before answers'],
    babble: ['应答后说个不停', 'babbles after answers'],
    nonsense: ['全是乱码', 'nonsense without end'],
  },
  printer_fault: {
    jam: ['卡纸', 'paper jam'],
    cutter: ['切刀卡住', 'cutter stuck'],
    head_hot: ['打印头太热', 'head too hot'],
    head_up: ['打印头抬起', 'head lifted'],
    feed_held: ['进纸键按着', 'feed button held'],
    supply: ['电压不对', 'wrong voltage'],
    cutter_cover: ['切刀盖开着', 'cutter cover open'],
    ram: ['内存坏了', 'RAM broken'],
    eeprom: ['存储坏了', 'EEPROM broken'],
    emitter: ['纸传感器坏了', 'paper sensor broken'],
    virtual_end: ['纸的虚拟终点', 'virtual paper end'],
  },
  scanner_fault: {
    none: ['正常', 'no fault'],
    flood: ['乱码不停', 'rubbish without end'],
    short_report: ['报文太短', 'short reports'],
    wrong_length: ['长度不对', 'wrong length'],
    unfinished: ['码没有结尾', 'codes do not end'],
  },
  social_card_fault: {
    none: ['正常', 'no fault'],
    another_kind: ['不是社保卡', 'another kind of card'],
    silent: ['卡不应答', 'silent'],
    card_failure: ['卡坏了', 'card failure'],
    unknown_status: ['不认识的状态', 'unknown status'],
    wrong_length: ['长度不对', 'wrong length'],
    truncated: ['数据只有一半', 'data end midway'],
    wrong_tag: ['标签不对', 'wrong tag'],
    no_status: ['没有状态字', 'no status word'],
    too_long: ['数据没完没了', 'data without end'],
    wrong_encoding: ['姓名编码不对', 'name in another encoding'],
    wrong_check_digit: ['号码校验不对', 'wrong check digit'],
    wrong_date: ['没有这一天', 'no such date'],
    unknown_version: ['不认识的版本', 'unknown version'],
  },
  keypad_fault: {
    none: ['正常', 'no fault'],
    deaf: ['听不见', 'deaf'],
    bad_sum: ['校验和不对', 'wrong sum'],
    noise: ['有杂音', 'noise on the line'],
    cut_short: ['话说一半', 'frames end midway'],
  },
  sign_fault: {
    none: ['正常', 'no fault'],
    silent: ['不应答', 'silent'],
    dead: ['断电', 'no supply'],
    deaf_once: ['漏听一次', 'misses one frame'],
    bad_answer: ['应答不对', 'wrong answers'],
    display_broken: ['屏坏了', 'display broken'],
    small_memory: ['内存太小', 'small memory'],
    only_utf8: ['只懂 UTF-8', 'only UTF-8'],
  },
  pad_key: {
    call: ['呼叫', 'call'],
    recall: ['重呼', 'recall'],
    confirm: ['到了', 'is here'],
    evaluate: ['评价', 'evaluate'],
    no_show: ['过号', 'no-show'],
    suspend: ['挂起', 'suspend'],
    call_back: ['召回', 'call back'],
    pause: ['暂停', 'pause'],
    transfer: ['转移', 'transfer'],
    cancel: ['取消', 'cancel'],
  },
  key: {
    previous: ['上', 'previous'],
    next: ['下', 'next'],
    select: ['确认', 'select'],
    back: ['返回', 'back'],
    help: ['求助', 'help'],
    listen: ['听一听', 'listen'],
    louder: ['大声', 'louder'],
    softer: ['小声', 'softer'],
  },
  event: {
    card_found: ['找到卡', 'card found'],
    card_read: ['读完卡', 'card read'],
    card_missed: ['知道卡拿走了', 'knows the card is gone'],
    ticket: ['出票', 'ticket cut'],
  },
}

/** @returns {[string, string]} Chinese and English */
export function wordsFor(subject, name) {
  return words[subject]?.[name] ?? [name, '']
}

/** A device's own name in words: reader-2 is 读卡器 2. */
export function nameOf(device) {
  const [, kind, number] = /^(.*?)(?:-(\d+))?$/.exec(device)
  const [chinese, english] = wordsFor('device', kind)
  return number ? [`${chinese} ${number}`, `${english} ${number}`] : [chinese, english]
}

/** Keys of a subject in the order people look for them. */
export function namesIn(subject) {
  return Object.keys(words[subject])
}

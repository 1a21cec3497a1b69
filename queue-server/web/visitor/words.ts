// SPDX-License-Identifier: Apache-2.0

export type Language = 'zh' | 'en';

const zh = {
  other: 'English',
  title: '我的号码',
  loading: '正在查……',
  state: {
    waiting: '正在排队', called: '请到窗口', serving: '正在办理', finished: '已经办完', held: '先放在一边', no_show: '叫过您，没有等到',
    cancelled: '已经取消', expired: '今天已结束',
  } as Record<string, string>,
  advice: {
    called: '请马上过去，窗口在等您。', serving: '', finished: '感谢您来办事，请带好证件。',
    held: '材料齐了请告诉窗口或导办人员，不用重新取号。', no_show: '您来了请告诉任一窗口，可以叫回，不用重新取号。',
    cancelled: '还要办请重新取号。', expired: '还要办请改天再来取号。',
  } as Record<string, string>,
  desk: (desk: number) => `${desk} 号窗口`,
  ahead: '前面还有',
  people: (count: number) => `${count} 人`,
  nobodyAhead: '同类的号里您排在最前',
  noShow: (calls: number, wait: string) => (calls === 1
    ? '叫到时不在，号先放到一边；当天到任一窗口说一声就能叫回，仍按原来的取号时间排。'
    : `叫到时不在，隔 ${wait}再叫，共叫 ${calls} 次；都不在，号先放到一边，当天到任一窗口说一声就能叫回，仍按原来的取号时间排。`),
  seconds: (count: number) => (count % 60 === 0 ? `${count / 60} 分钟` : `${count} 秒`),
  wait: '大约还要等',
  minutes: (range: string) => `${range} 分钟`,
  noForecast: '现在还估不准要等多久',
  told: (range: string) => `取号时估计等 ${range} 分钟`,
  seat: '请在这里坐等',
  arrived: (time: string) => `取号时间 ${time}`,
  priority: '优先',
  passedTitle: (count: number) => `比您晚来、先叫的有 ${count} 个，为什么？`,
  passedAt: (time: string, desk: number) => `${time} · ${desk} 号窗口`,
  rule: '谁用掉的承诺时间比例最大，就先叫谁。',
  unknown: '今天没有这个号码',
  unknownAdvice: '请看票上的日期，或到取号机重新取号。',
  offline: (time: string) => `连不上大厅，下面是 ${time} 的情况`,
  neverSeen: '连不上大厅，正在重试',
  leave: '不办了',
  leaveSure: '不办了就会取消这个号，要办得重新取号。',
  stay: '继续等',
  leaveNow: '取消这个号',
  hotline: '咨询电话',
};

type Words = typeof zh;

const en: Words = {
  other: '中文',
  title: 'My number',
  loading: 'Looking…',
  state: {
    waiting: 'Waiting', called: 'Please go to', serving: 'Being served', finished: 'Finished', held: 'Put aside',
    no_show: 'Called, but not there', cancelled: 'Cancelled', expired: 'The day is over',
  },
  advice: {
    called: 'Please go there now, somebody is waiting for you.', serving: '',
    finished: 'Thank you for coming. Please take your papers with you.',
    held: 'Tell a desk when your papers are complete; you need no new number.',
    no_show: 'When you are here, tell any desk: your number can be called back.',
    cancelled: 'Take a new number if you still need one.', expired: 'Please come again another day.',
  },
  desk: (desk) => `desk ${desk}`,
  ahead: 'Before you',
  people: (count) => `${count} ${count === 1 ? 'person' : 'people'}`,
  nobodyAhead: 'First of your kind of matter',
  noShow: (calls, wait) => (calls === 1
    ? 'If you are not there when called, your number is put aside: tell any desk today and it is called back, at the time you took it.'
    : `If you are not there when called, you are called again after ${wait}, ${calls} times in all. Then your number is put aside: tell any desk today and it is called back, at the time you took it.`),
  seconds: (count) => (count % 60 === 0 ? `${count / 60} min` : `${count} s`),
  wait: 'Still to wait, about',
  minutes: (range) => `${range} min`,
  noForecast: 'There is no good estimate just now',
  told: (range) => `estimated at ${range} min when you came`,
  seat: 'Please take a seat in',
  arrived: (time) => `number taken at ${time}`,
  priority: 'Priority',
  passedTitle: (count) => `${count} who came later ${count === 1 ? 'was' : 'were'} called before you. Why?`,
  passedAt: (time, desk) => `${time} · desk ${desk}`,
  rule: 'Whoever has used the largest share of their promised time is called next.',
  unknown: 'There is no such number today',
  unknownAdvice: 'Look at the date on the ticket, or take a new number at the kiosk.',
  offline: (time) => `No connection to the hall; this is how it stood at ${time}`,
  neverSeen: 'No connection to the hall, trying again',
  leave: 'I am leaving',
  leaveSure: 'Your number will be cancelled; you would need a new one.',
  stay: 'Go on waiting',
  leaveNow: 'Cancel my number',
  hotline: 'Questions',
};

export const allWords: Record<Language, Words> = { zh, en };

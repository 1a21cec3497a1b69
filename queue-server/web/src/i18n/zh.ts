// SPDX-License-Identifier: Apache-2.0

/** Every word of the page that does not come from the site's own tables. The other language has the same members. */
export const zh = {
  language: '中文',
  otherLanguage: 'English',
  pageTitle: (desk: number) => `${desk} 号窗口`,

  connection: { connecting: '正在连接', connected: '已连接', lost: '连接断了，正在重连' },
  lostNote: '服务器没有回应。下面是断开前的情况，连上后自动更新。',
  siteMissing: '连不上服务器，正在重试……',

  // Choosing a desk
  chooseTitle: '您在几号窗口？',
  chooseNote: '选好后这台电脑会记住。',
  staffNumber: '工号',
  staffNumberHint: '字母、数字，如 0312',
  staffNumberWrong: '工号只能用字母、数字和 . - _',
  begin: '进入窗口',
  green: '绿色通道',
  changeDesk: '换窗口或工号',

  // Header
  desk: (desk: number) => `${desk} 号窗口`,
  staff: (staff: string) => `工号 ${staff}`,
  pause: '暂停',
  goOn: '继续',
  close: '关窗口',

  // Who waits
  whoWaits: '谁在等',
  waitingInAll: (count: number) => `共 ${count} 人`,
  people: (count: number) => `${count} 人`,
  longest: (time: string) => `最久 ${time}`,
  nobody: '没有人等',
  promised: (minutes: number) => `承诺 ${minutes} 分钟`,
  ofThisDesk: '本窗口的事',
  nextNumber: '下一个',
  otherDesks: '其他窗口',
  deskShort: (desk: number) => `${desk} 号`,
  deskState: {
    closed: '未开', paused: '暂停', free: '空着', called: '叫号中', serving: '办理中',
  } as Record<string, string>,

  // The visitor
  state: {
    waiting: '在等', called: '已叫号', serving: '正在办理', finished: '已办结', held: '已挂起', no_show: '未到',
    cancelled: '已取消', expired: '已过期',
  } as Record<string, string>,
  onlyYou: '只有您能看到',
  evidence: {
    none: '', proven: '身份证已证实', declared: '自己说的，请核对', confirmed: '已核对', refused: '核对不符，按普通办理',
  } as Record<string, string>,
  askFor: (what: string) => `请看：${what}`,
  unnamed: '未刷证',
  calledAt: (time: string) => `叫号 ${time}`,
  calledTimes: (times: number) => `叫了 ${times} 次`,
  firstAsked: (staff: string) => `首问 ${staff}`,
  waited: (time: string) => `等了 ${time}`,
  codeUnknown: '编码未知',
  notPrinted: '票没有印出来，请口头核对号码',
  unverified: '样例数据，待核对',
  standard: '标准',
  onTheWay: '叫号后',
  serviceTime: '办理用时',
  target: (time: string) => `目标 ${time}`,
  noTarget: '没有设目标',
  soonNote: '快到目标时间了',
  overNote: '超过目标时间了',
  papers: '材料',
  papersNote: '缺的一次告知',
  papersNone: '这件事不用交材料',
  paperKind: {
    original: '原件', copy: '复印', form: '现场填', shared: '不用交', exempt: '不用交',
  } as Record<string, string>,
  copies: (count: number) => `复印 ${count} 份`,
  papersMissing: (count: number) => `还差 ${count} 样`,
  papersComplete: '齐了',

  // Free, closed, paused
  freeTitle: '窗口空着',
  freeNobody: '没有人在等这个窗口的事',
  freeWaiting: (count: number) => `有 ${count} 人在等这个窗口的事`,
  closedTitle: '窗口还没开',
  closedNote: '打开后，这个窗口的号才会叫到您这里。',
  open: '打开窗口',
  pausedTitle: '窗口暂停',
  pausedNote: '暂停时不叫号；窗口上方的小屏会请大家去别的窗口。',

  // Actions
  space: '空格',
  next: '下一位',
  nextFinishes: (number: string) => `先办结 ${number}`,
  nextAsks: (number: string) => `${number} 还没开始办`,
  nextWaiting: (count: number) => `${count} 人在等`,
  nextNobody: '现在没有人等',
  recall: '重叫',
  start: '开始',
  finish: '办结',
  noShow: '未到',
  bringBack: '叫回',
  again: '再试一次',
  dismiss: '知道了',
  cancel: '不动，返回',
  back: '返回',

  askTitle: (number: string) => `${number} 还没开始办理`,
  askText: '先说清楚这位怎么了，再叫下一位。谁也不会丢。',
  askStart: '人到了，开始办理',
  askFinish: '已经办好，办结并叫下一位',
  askNoShow: '人没来，记未到并叫下一位',
  closeTitle: '关闭窗口？',
  closeText: '关闭后不再叫号，等的人会由别的窗口叫。',
  closeBusy: (number: string) => `${number} 还在窗口，请先办结或记未到。`,

  bringBackTitle: '可以叫回的号',
  bringBackText: '叫回后按原来取号的时间排，不用重新取号。',
  bringBackNone: '现在没有可以叫回的号。',
  bringBackOne: (number: string) => `叫回 ${number}`,
  asidePrint: '票没印出来',

  // Why
  why: (number: string) => `为什么叫 ${number}`,
  whyLargest: '承诺时间用掉的比例，它最大。',
  whyGreen: '绿色通道窗口，先叫承诺更短的。',
  whyEmpty: '叫号后，这里说明为什么轮到这一位。',
  whyAlone: '只有这一位在等。',
  waitedOf: (waited: string, promise: string) => `等了 ${waited} ／ 承诺 ${promise}`,
  moreHeads: (count: number) => `还比较了 ${count} 个号`,
  record: (policy: number, record: number) => `规则第 ${policy} 版 · 记录 ${record}`,

  // Today
  today: '本窗口今天',
  finished: '办结',
  meanTime: '平均用时',
  notThere: '未到',
  nothingYet: '今天还没有办过',
  outcome: {
    finished: '办结', no_show: '未到', cancelled: '取消', held: '挂起', expired: '过期',
  } as Record<string, string>,
  canComeBack: (outcome: string) => `${outcome} · 可叫回`,

  // Alerts
  alerts: '要看一下的事',
  alertCount: (count: number) => `${count} 件事要看`,
  kiosk: (kiosk: string) => `取号机 ${kiosk}`,
  display: (display: string) => `屏幕 ${display}`,
  help: {
    help: '有人求助', wheelchair: '要轮椅', glasses: '要老花镜', paper: '票纸的事', printer: '打印机的事', reader: '读卡的事',
  } as Record<string, string>,
  acknowledge: '我去看',
  printer: {
    near_end: '票纸快用完', paper_end: '票纸用完了', cover_open: '打印机盖开着', fault: '打印机坏了', absent: '没接打印机',
  } as Record<string, string>,
  reader: { fault: '读卡器坏了', absent: '没接读卡器' } as Record<string, string>,
  kioskOffline: '没有联网',
  displayDark: '没有显示',
  ago: (time: string) => `${time} 前`,

  // What was said to a click
  said: {
    nobodyWaits: '没有人在等这个窗口的事。',
    broughtBack: (number: string) => `${number} 回到队里了，按原来的时间排。`,
    retrying: '服务器没有回应，正在再送……',
    unsent: '没有送到服务器。再试一次不会重复。',
    stale: (state: string) => `这个号现在是“${state}”，没有再动它。已换成最新的情况。`,
  },
  problem: {
    ticket_elsewhere: '这个号在别的窗口，没有动它。',
    unknown_ticket: '没有这个号，没有动任何东西。',
    desk_busy: '窗口前还有一位，请先办结或记未到。',
    desk_closed: '窗口没有打开，请先打开。',
    unknown_desk: '没有这个窗口，请重新选择。',
    unknown_help_request: '这条求助已经有人去了。',
    staff_only_here: '只有窗口的电脑能操作。请在本机打开这一页。',
    disk_refused: '服务器存不下来，这一步没有做。请告诉管理员。',
  } as Record<string, string>,
  problemOther: (code: string) => `服务器没有接受这一步（${code}）。什么也没有改。`,
};

export type Words = typeof zh;

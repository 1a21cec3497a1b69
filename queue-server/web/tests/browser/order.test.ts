// SPDX-License-Identifier: Apache-2.0
// The dialogs of the fair order and the visitor's own page, as pictures and in what they send.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { DeskQueue, Matter, Matters, Notices, Place, Policy } from '../../src/api/wire';
import { atDesk, launch, open, photograph, pictures, settled, sticksOut, webRoot } from '../support/browser';
import { busyHall, visitor } from '../support/hall';
import { MockServer } from '../support/mock-server';
import { sampleSite } from '../support/sample-site';

const screen = [{ width: 1440, height: 900 }];
const phone = { width: 390, height: 844 };
const minute = 60_000;
let browser: Browser;
let mock: MockServer;

beforeAll(async () => { browser = await launch(); });
afterAll(async () => { await browser.close(); });
afterEach(async () => {
  for (const context of browser.contexts()) {
    await context.close();
  }
  await mock.stop();
});

/** `reads`: what the server is asked for as soon as the page is there. */
async function show(state = busyHall(Date.now()), language = 'zh', reads: Record<string, unknown> = {}): Promise<Page> {
  mock = await MockServer.start(sampleSite(), state, webRoot);
  mock.answer = () => ({ status: 200, body: { desk: 3, state: 'open' } });
  mock.reads = reads;
  const { page } = await open(browser, mock.url, { ...atDesk(3, '0312'), 'fifteen.language': language });
  await page.locator('main').waitFor();
  return page;
}

async function look(page: Page, name: string): Promise<void> {
  await page.getByRole('dialog').waitFor();
  await lookAtPage(page, name);
}

async function lookAtPage(page: Page, name: string): Promise<void> {
  await settled(page);
  await photograph(page, name, screen);
  expect(await sticksOut(page)).toEqual([]);
}

function queue(now: number): DeskQueue {
  const one = (number: string, lane: string, waited: number, promise: number, more = {}) => ({
    ticket: number.toLowerCase().padEnd(32, '0').replaceAll(/[^0-9a-f]/g, '0'), number, group: 'reimbursement', lane, evidence: 'none' as const,
    marked: lane !== 'ordinary', arrived_at_ms: now - waited * minute, waited_ms: waited * minute, promise_ms: promise * minute,
    only_here: false, print: 'printed' as const, ...more,
  });
  return {
    waiting: [
      one('A018', 'priority', 7.5, 10, { wait: { low_s: 60, middle_s: 120, high_s: 240 } }),
      one('B025', 'ordinary', 19, 30, { print: 'failed', wait: { low_s: 120, middle_s: 360, high_s: 660 } }),
      one('C011', 'ordinary', 12, 30, { only_here: true }),
      one('B027', 'appointment', 0, 5, { appointment_at_ms: now + 20 * minute }),
      one('B022', 'ordinary', 24, 30, { resting_until_ms: now + 40_000 }),
    ],
  };
}

test('more can be done for the visitor at the desk', async () => {
  const page = await show();
  mock.answer = () => ({ status: 200, body: { desk: 3, state: 'open', visitor: visitor(Date.now()) } });
  await page.keyboard.press('m');
  await look(page, 'more');
  await page.getByRole('button', { name: '正在填表' }).first().click();
  await expect.poll(() => mock.received.at(-1)).toMatchObject({ path: 'desks/3/hold', body: { ticket: 'a'.repeat(32), reason: 'filling_in_form' } });
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('m');
  await page.getByRole('dialog').getByRole('button', { name: '4 号窗口' }).click();
  await look(page, 'more-transfer');
  await page.getByRole('group', { name: '转到 4 号窗口' }).getByRole('button', { name: '等系统或其他部门回复' }).click();
  await expect.poll(() => mock.received.at(-1)).toMatchObject({ path: 'desks/3/transfer', body: { to_desk: 4, reason: 'waits_for_system' } });
});

test('a declared claim is decided on the card', async () => {
  const now = Date.now();
  const page = await show(busyHall(now, { visitor: visitor(now, { evidence: 'declared', claim: 'military_family' }) }));
  await photograph(page, 'claim', screen);
  await page.getByRole('button', { name: '不相符' }).click();
  await expect.poll(() => mock.received.at(-1)).toMatchObject({ path: 'desks/3/claim', body: { confirmed: false } });
});

test('what else falls to the clerk: a group to cover, matters of theirs that are not done', async () => {
  const now = Date.now();
  const ticket = 'e'.repeat(32);
  const state = busyHall(now, {
    visitor: undefined, explanation: undefined,
    covers: [{ group: 'query', waiting: 3, since_ms: now - 25 * minute }],
    referrals: [
      { ticket, number: 'A011', group: 'chronic', state: 'held', since_ms: now - 50 * minute },
      { ticket: 'f'.repeat(32), number: 'B019', group: 'reimbursement', state: 'waiting', desk: 4, since_ms: now - 9 * minute },
    ],
    referrals_total: 2,
  });
  const page = await show(state);
  await photograph(page, 'covering');
  expect(await sticksOut(page)).toEqual([]);
  await page.getByRole('button', { name: '首问未办结 2 件' }).click();
  await look(page, 'referrals');
  await page.getByRole('button', { name: '叫回 A011' }).click();
  await expect.poll(() => mock.received.at(-1)).toMatchObject({ path: 'desks/3/resume', body: { ticket } });
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('You may cover').first().waitFor();
  await photograph(page, 'covering-english');
  expect(await sticksOut(page)).toEqual([]);
});

test('another policy is in force: the page says its promises', async () => {
  const page = await show();
  await page.getByText('承诺 30 分钟').waitFor();
  const ordinary = mock.site.lanes.find((one) => one.lane === 'ordinary');
  if (ordinary) {
    ordinary.promise_s = 2400;
  }
  mock.update({ policy_version: 4 });
  await page.getByText('承诺 40 分钟').waitFor();
});

/** What the browser would put on paper. */
async function paper(page: Page, name: string): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  await page.screenshot({ path: `${pictures}/${name}.png` });
  const text = await page.locator('.sheet').innerText();
  await page.emulateMedia({ media: 'screen' });
  return text;
}

test('all that is missing goes on one paper', async () => {
  for (const [language, button, title] of [['zh', '打印缺件单', '缺件一次告知单'], ['en', 'Print what is missing', 'What is missing']] as const) {
    const page = await show(undefined, language);
    await page.evaluate(() => { window.print = () => undefined; });
    mock.answer = ({ path, body }) => (path.endsWith('/notice')
      ? { status: 200, body: { notices: (body.gaps as { item: string; papers: string[] }[]).map((gap) => ({ at_ms: Date.now(), number: 'A017', desk: 3, staff: '0312', repeated: false, ...gap })) } }
      : undefined);
    await page.getByRole('button', { name: button }).click();
    const text = await paper(page, `gaps-${language}`);
    expect(mock.received.at(-1)?.path).toBe('desks/3/notice');
    await page.getByText(language === 'zh' ? '告知过缺' : 'Told missing').waitFor();
    expect(text).toContain(title);
    expect(text).toContain('A017');
    expect(text.match(/\n.* · /g)?.length).toBeGreaterThanOrEqual(2);
    await page.evaluate(() => { window.dispatchEvent(new Event('afterprint')); });
    expect(await page.locator('.sheet').count()).toBe(0);
    if (language === 'zh') {
      await mock.stop();
    }
  }
});

test('what a visitor was told before is seen, and the paper comes also when the server is away', async () => {
  const now = Date.now();
  const { ticket, items } = visitor(now);
  const page = await show(undefined, 'zh', {
    [`tickets/${ticket}/notices`]: {
      notices: [{ at_ms: now - 26 * 60 * minute, number: 'B031', item: items[0] ?? '', papers: ['门诊发票'], desk: 4, staff: '0301', repeated: false }],
    } satisfies Notices,
  });
  await page.getByText('告知过缺：门诊发票').waitFor();
  await lookAtPage(page, 'told-before');
  await page.evaluate(() => { window.print = () => undefined; });
  mock.answer = () => ({ status: 503, body: { code: 'disk_refused' } });
  await page.getByRole('button', { name: '打印缺件单' }).click();
  await page.locator('.sheet').waitFor({ state: 'attached' });
  await page.getByText('服务器存不下来').waitFor();
});

test('a matter with a day is taken on, its receipt printed, and settled from the list', async () => {
  const now = Date.now();
  const page = await show(busyHall(now, { visitor: visitor(now, { items: ['inpatient_reimbursement'] }) }));
  await page.evaluate(() => { window.print = () => undefined; });
  const matter: Matter = {
    ticket: visitor(now).ticket, number: 'A017', item: 'inpatient_reimbursement', desk: 3, staff: '0312', accepted_at_ms: now, due: '2026-12-17', state: 'open',
  };
  mock.answer = () => ({ status: 200, body: matter });
  await lookAtPage(page, 'matter-to-accept');
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await page.getByText('2026-12-17 前办结').waitFor();
  expect(mock.received.at(-1)).toMatchObject({ path: 'desks/3/accept', body: { item: 'inpatient_reimbursement' } });
  await lookAtPage(page, 'matter-accepted');
  await page.getByRole('button', { name: '打印受理回执' }).click();
  const text = await paper(page, 'receipt');
  expect(text).toContain('受理回执');
  expect(text).toContain('2026-12-17');
  await page.evaluate(() => { window.dispatchEvent(new Event('afterprint')); });

  const other = (days: number, state: Matter['state'], staff = '0301'): Matter => ({
    ...matter, ticket: `${days}`.padStart(32, 'a'), number: `B00${days}`, item: 'chronic_recognition', staff, state, due: `2026-12-0${days}`,
  });
  mock.reads = { matters: { matters: [other(1, 'overdue'), other(3, 'due_soon', '0312'), other(4, 'due_soon'), matter] } satisfies Matters };
  await page.getByRole('button', { name: '大厅' }).click();
  await page.getByRole('tab', { name: '限时办结' }).click();
  await page.getByText('已经超期').waitFor();
  expect((await page.locator('.tab li strong').allInnerTexts())).toEqual(['2026-12-03', '2026-12-17', '2026-12-01', '2026-12-04']);
  await look(page, 'hall-matters');
  mock.reads = { matters: { matters: [] } };
  await page.locator('.tab li').nth(1).getByRole('button', { name: '办结' }).click();
  expect(mock.received.some(({ path }) => path.endsWith('/settle'))).toBe(false); // it cannot be taken back: asked first
  await look(page, 'hall-matters-sure');
  await page.locator('.tab li').nth(1).getByRole('button', { name: '确定办结' }).click();
  await page.getByText('没有要在哪一天前办结的事').waitFor();
  expect(mock.received.at(-1)).toMatchObject({ path: `matters/${matter.ticket}/settle`, body: { item: 'inpatient_reimbursement', outcome: 'done', by: '0312' } });
  await look(page, 'hall-matters-none');
});

test('the closing report has the journal’s last line, on the screen and on paper', async () => {
  const last = `1284:${'0123456789abcdef'.repeat(4)}`;
  const page = await show();
  await page.evaluate(() => { window.print = () => undefined; });
  const day = { day: '2026-03-02', closed: false, open: true, issued: 131, waiting: 0, served: 128, no_shows: 3, notices: 9, repeated_notices: 1, ratings: 96, bad_ratings: 2 };
  mock.reads = { day };
  mock.answer = () => {
    mock.reads = { day: { ...day, closed: true, open: false, last } };
    return { status: 200, body: { ...day, closed: true, open: false } };
  };
  await page.getByRole('button', { name: '大厅' }).click();
  await page.getByRole('button', { name: '结束今天' }).click();
  expect(await page.getByText('记录的末尾').count()).toBe(0);
  await page.getByRole('button', { name: '确定结束今天' }).click();
  await page.getByText(last).waitFor();
  await look(page, 'hall-day-closed');
  await page.getByRole('button', { name: '打印日结单' }).click();
  const text = await paper(page, 'closing-report');
  expect(text).toContain('2026-03-02 日结单');
  expect(text).toContain(last);
  expect(text).toContain('128');
});

test('the queue, and one of it', async () => {
  const now = Date.now();
  const page = await show(busyHall(now, { visitor: undefined, explanation: undefined, desks: [{ desk: 3, state: 'open', marked: false, staff: '0312', reason: '' }] }));
  mock.reads['desks/3/queue'] = queue(now);
  await page.keyboard.press('q');
  await page.getByText('75%').waitFor();
  await look(page, 'queue');
  await page.getByRole('button', { name: /B025/ }).click();
  await look(page, 'queue-chosen');
  await page.getByRole('group', { name: '改队' }).getByRole('button', { name: '优先' }).click();
  await page.getByRole('group', { name: '改到优先' }).getByRole('button', { name: '已出示证件' }).click();
  await expect.poll(() => mock.received.at(-1)).toMatchObject({ path: 'desks/3/lane', body: { lane: 'priority', reason: 'papers_shown' } });
  await page.getByRole('group', { name: '先叫 B025' }).getByRole('button', { name: '现场需要照顾' }).click();
  await expect.poll(() => mock.received.at(-1)).toMatchObject({ path: 'desks/3/call', body: { reason: 'needs_care_now' } });
});

test('nobody in the queue', async () => {
  const page = await show();
  mock.reads['desks/3/queue'] = { waiting: [] };
  await page.getByRole('button', { name: '排队' }).click();
  await page.getByText('现在没有人等这个窗口。').waitFor();
  await look(page, 'queue-empty');
});

test('the hall: day, appointments, a number by hand, policy', async () => {
  const now = Date.now();
  const page = await show();
  mock.reads = {
    day: { day: '2026-03-02', closed: false, open: true, closes_at_ms: now + 90 * minute, issued: 131, waiting: 16, served: 104, no_shows: 3, notices: 9, repeated_notices: 1, ratings: 96, bad_ratings: 2 },
    appointments: {
      appointments: [
        { appointment: '1'.repeat(32), items: ['employee_enrolment'], group: 'enrolment', at_ms: now + 5 * minute, state: 'booked', code: '406152' },
        { appointment: '2'.repeat(32), items: ['inpatient_reimbursement'], group: 'reimbursement', at_ms: now - 50 * minute, ticket: '3'.repeat(32), state: 'here', code: '220917' },
      ],
    },
    policy: {
      version: 3, origin: 'file', no_show: { calls: 2, spacing_s: 60 }, cover_after_s: 600,
      lanes: [{ lane: 'ordinary', promise_s: 1800, marked: false }, { lane: 'priority', promise_s: 600, marked: true }, { lane: 'appointment', promise_s: 300, marked: true }],
    } satisfies Policy,
  };
  await page.getByRole('button', { name: '大厅' }).click();
  await page.getByText('131').waitFor();
  await look(page, 'hall-day');
  await page.getByRole('button', { name: '结束今天' }).click();
  await look(page, 'hall-day-sure');
  await page.getByRole('tab', { name: '预约' }).click();
  await page.getByText('人到了').waitFor();
  await look(page, 'hall-appointments');
  await page.getByRole('tab', { name: '人工取号' }).click();
  await page.getByLabel('事项').first().selectOption('employee_enrolment');
  await page.getByRole('button', { name: '再加一项' }).click();
  await page.getByRole('button', { name: '再加一项' }).click();
  await page.getByRole('button', { name: '去掉' }).first().click();
  await look(page, 'hall-number');
  mock.answer = () => ({ status: 201, body: { number: 'D018' } });
  await page.getByRole('button', { name: '取号' }).click();
  await page.getByText('号码 D018').waitFor();
  const given = mock.received.at(-1)?.body as { items: string[] };
  expect(given.items).toHaveLength(2);
  expect(given.items[0]).toBe('employee_enrolment');
  await page.getByRole('tab', { name: '规则' }).click();
  const lane = (name: string, promise: number, p95: number) => ({
    group: 'reimbursement', lane: name, promise_s: promise, mean_s: p95 / 3, p95_s: p95, p95_low_s: p95 - 120, p95_high_s: p95 + 120,
  });
  mock.answer = () => ({ status: 409, body: { code: 'policy_refused', lanes: [lane('ordinary', 1800, 1560), lane('priority', 2400, 1320)] } });
  await page.getByLabel('优先').fill('40');
  await page.getByRole('button', { name: '试算并启用' }).click();
  await page.getByText('没有启用：').waitFor();
  await look(page, 'hall-policy-refused');
  expect(mock.received.at(-1)).toMatchObject({ path: 'policy', body: { by: '0312', lanes: [{ lane: 'ordinary', promise_s: 1800 }, { lane: 'priority', promise_s: 2400 }, { lane: 'appointment', promise_s: 300 }] } });
});

test("the hall's devices, and one that has a trouble", async () => {
  const now = Date.now();
  const page = await show();
  const device = { since_ms: now - 90 * minute, seen_at_ms: now, done: 118, failed: 3, lost: 0, trouble: '' };
  mock.reads = {
    day: { day: '2026-03-02', closed: false, open: true, issued: 131, waiting: 16, served: 104, no_shows: 3, notices: 9, repeated_notices: 1, ratings: 96, bad_ratings: 2 },
    devices: {
      kiosks: [
        { kiosk: 'k1', online: true, devices: [
          { ...device, device: 'reader', kind: 'id-card', driver: 'sdt', where: 'usb 0400:c35a ...', state: 'ok' },
          { ...device, device: 'reader-2', kind: 'social-card', driver: 'social-card', where: 'pcsc ACR38', state: 'absent', seen_at_ms: undefined, done: 0, failed: 0 },
          { ...device, device: 'printer', kind: 'printer', driver: 'escpos', where: 'usb port 1-1.4', state: 'fault', trouble: 'head_hot', lost: 2 },
        ] },
        { kiosk: 'k2', online: false, devices: [{ ...device, device: 'printer', kind: 'printer', driver: 'cups', where: 'cups hall', state: 'near_end' }] },
      ],
      desks: [
        { desk: 3, online: true, devices: [
          { ...device, device: 'pad', kind: 'desk-keypad', driver: 'ff68', where: 'serial pads address 3', state: 'ok', done: 41, failed: 0 },
          { ...device, device: 'evaluator', kind: 'evaluator', driver: 'ff68', where: 'serial pads address 23', state: 'unknown', trouble: 'not_heard', done: 12, failed: 0 },
          { ...device, device: 'sign', kind: 'window-sign', driver: 'text', where: 'serial signs address 3', state: 'absent', trouble: 'line_gone', lost: 1, done: 0, failed: 0 },
        ] },
      ],
    },
  };
  await page.getByRole('button', { name: '大厅' }).click();
  await page.getByRole('tab', { name: '设备' }).click();
  await page.getByText('打印头太热').waitFor();
  await page.getByText('没有连接，下面是它最后说的').waitFor();
  await page.getByText('串口线断开').waitFor();
  await look(page, 'hall-devices');
  mock.reads = {};
  await page.getByText('没有查到设备').waitFor({ timeout: 15_000 });
});

test('what is in danger, and what would help', async () => {
  const now = Date.now();
  const page = await show(busyHall(now, {
    unserved: [{ group: 'institutions', waiting: 2 }],
    dangers: [{ number: 'B031', lane: 'ordinary', group: 'reimbursement', due_at_ms: now + 9 * minute, expected_at_ms: now + 16 * minute }],
    dangers_total: 5,
    advice: { desk: 5, lanes: [{ lane: 'ordinary', now_s: 1500, then_s: 840 }, { lane: 'priority', now_s: 480, then_s: 300 }] },
  }));
  await page.getByRole('button', { name: /件事要看/ }).click();
  await look(page, 'dangers');
});

function place(now: number, changes: Partial<Place> = {}): Place {
  return {
    number: 'B025', group: 'reimbursement', lane_marked: false, state: 'waiting', ahead: 4, arrived_at_ms: now - 19 * minute,
    wait: { low_s: 300, middle_s: 500, high_s: 720 }, expected: { low_s: 900, middle_s: 1400, high_s: 1920 }, zone: 'waiting_b',
    passed_by: [
      { number: 'B026', at_ms: now - 4 * minute, desk: 4, sentence: { zh: 'B026 比您先叫：它已用去承诺时间的 71%，您当时 50%。', en: 'B026 was called before you: it had used 71 % of its promised time, you 50 %.' } },
      { number: 'A019', at_ms: now - 11 * minute, desk: 6, sentence: { zh: 'A019 是在绿色通道窗口叫的。', en: 'A019 was called at a green desk.' } },
    ],
    ...changes,
  };
}

test('a visitor looks up their own place on a telephone', async () => {
  const now = Date.now();
  const token = 'c'.repeat(32);
  mock = await MockServer.start(sampleSite(), busyHall(now), webRoot);
  mock.reads[`tickets/${token}/place`] = place(now);
  mock.answer = () => ({ status: 200, body: {} });
  const context = await browser.newContext({ viewport: phone, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text()); });
  await page.goto(`${mock.url}/t/${token}`);
  await page.getByText('5–12 分钟').waitFor();
  await page.getByText('隔 1 分钟再叫，共叫 2 次').waitFor();
  await page.getByText('为什么？').click();
  await photograph(page, 'visitor', [phone]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('it had used 71 %').waitFor();
  await photograph(page, 'visitor-english', [phone]);
  await page.getByRole('button', { name: '中文' }).click();

  await page.getByRole('button', { name: '不办了' }).click();
  await page.getByRole('button', { name: '取消这个号' }).waitFor();
  await photograph(page, 'visitor-leaving', [phone]);
  await page.getByRole('button', { name: '取消这个号' }).click();
  await expect.poll(() => mock.received.at(-1)).toMatchObject({ path: `tickets/${token}/cancel`, body: { by: 'visitor' } });

  mock.reads[`tickets/${token}/place`] = place(now, { ahead: 0 });
  await page.getByText('同类的号里您排在最前').waitFor({ timeout: 15_000 });
  await photograph(page, 'visitor-first', [phone]);
  mock.reads[`tickets/${token}/place`] = place(now, { state: 'called', desk: 4, ahead: 0, wait: undefined, passed_by: [] });
  await page.getByText('请马上过去').waitFor({ timeout: 15_000 });
  await photograph(page, 'visitor-called', [phone]);
  mock.reads[`tickets/${token}/place`] = place(now, { state: 'no_show', wait: undefined, passed_by: [] });
  await page.getByText('不用重新取号').waitFor({ timeout: 15_000 });
  mock.reads = {};
  await page.getByText('今天没有这个号码').waitFor({ timeout: 15_000 });
  await photograph(page, 'visitor-unknown', [phone]);
  expect(complaints).toEqual([]);
});

test('a visitor whose telephone lost the hall is told how old the news is', async () => {
  const now = Date.now();
  const token = 'd'.repeat(32);
  mock = await MockServer.start(sampleSite(), busyHall(now), webRoot);
  mock.reads[`tickets/${token}/place`] = place(now, { wait: undefined });
  const context = await browser.newContext({ viewport: phone });
  const page = await context.newPage();
  await page.goto(`${mock.url}/t/${token}`);
  await page.getByText('现在还估不准要等多久').waitFor();
  await context.setOffline(true);
  await page.getByText('连不上大厅，下面是').waitFor({ timeout: 20_000 });
  await photograph(page, 'visitor-offline', [phone]);
});

// SPDX-License-Identifier: Apache-2.0
// The page in Chromium and the real server: what a clerk does in a morning, and what goes wrong in one.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { DeskAnswer } from '../../src/api/wire';
import { atDesk, launch, open, photograph, scrolls, settled } from '../support/browser';
import { RealServer } from '../support/real-server';

let browser: Browser;
let server: RealServer;

beforeAll(async () => { browser = await launch(); });
afterAll(async () => { await browser.close(); });
beforeEach(async () => { server = await RealServer.start(); });
afterEach(async () => {
  for (const context of browser.contexts()) {
    await context.close();
  }
  expect(await server.stop()).toBe(0);
});

const hero = (page: Page) => page.locator('.big');
const bigButton = (page: Page) => page.locator('button.next');

/** The page of a desk that is open, with nobody at it. */
async function openDesk(desk: number, staff = '0312') {
  const opened = await open(browser, server.url, atDesk(desk, staff));
  await bigButton(opened.page).click();
  await opened.page.getByRole('heading', { name: '窗口空着' }).waitFor();
  return opened;
}

async function serving(page: Page, number: string): Promise<void> {
  await page.locator('.big', { hasText: number }).waitFor();
  await page.getByRole('heading', { name: '正在办理' }).waitFor();
}

async function calls(page: Page, number: string): Promise<void> {
  await page.locator('.big', { hasText: number }).waitFor();
  await page.getByRole('heading', { name: '已叫号' }).waitFor();
}

test('a morning by keyboard: choose the desk, open it, next, recall, start, finish', async () => {
  const { page, complaints } = await open(browser, server.url);
  await page.getByText('3 号窗口').click();
  await page.getByRole('textbox').fill('0312');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '窗口还没开' }).waitFor();
  await page.keyboard.press('Space');
  await page.getByRole('heading', { name: '窗口空着' }).waitFor();
  expect(await page.locator('.link').innerText()).toBe('已连接');

  const elder = await server.issue('chronic_recognition', { claim: 'elderly', evidence: 'proven' });
  const other = await server.issue('inpatient_reimbursement');
  await bigButton(page).getByText('2 人在等').waitFor();
  await page.keyboard.press('Space');
  await calls(page, elder.number);
  expect(await page.locator('.claim').innerText()).toContain('60 岁以上');
  expect(await page.locator('.who').first().innerText()).toContain('李*');
  expect(await page.locator('.why').innerText()).toContain('为什么叫');
  await photograph(page, 'real-called');
  expect(await scrolls(page)).toEqual([]);

  await page.keyboard.press('r');
  await page.getByText('叫了 2 次').waitFor();
  await page.keyboard.press('s');
  await serving(page, elder.number);
  expect(await server.stateOf(elder.ticket)).toBe('serving');
  await photograph(page, 'real-serving');
  expect(await scrolls(page)).toEqual([]);

  await page.keyboard.press('Space'); // finishes the elder and calls the other in one step
  await calls(page, other.number);
  expect(await server.stateOf(elder.ticket)).toBe('finished');
  await page.keyboard.press('s');
  await serving(page, other.number);
  await page.keyboard.press('f');
  await page.getByRole('heading', { name: '窗口空着' }).waitFor();
  expect(await server.stateOf(other.ticket)).toBe('finished');
  expect(await page.locator('.today').innerText()).toMatch(/2\s+办结/);

  await page.keyboard.press('Space');
  await page.getByText('没有人在等这个窗口的事。').waitFor();
  await page.keyboard.press('p');
  await page.getByRole('heading', { name: '窗口暂停' }).waitFor();
  await page.getByRole('button', { name: '关窗口' }).click();
  await settled(page);
  await page.getByRole('dialog').getByRole('button', { name: '关窗口' }).click();
  await page.getByRole('heading', { name: '窗口还没开' }).waitFor();
  expect(complaints).toEqual([]);
});

test('the desk is remembered', async () => {
  const { page } = await open(browser, server.url);
  await page.getByText('4 号窗口').click();
  await page.getByRole('textbox').fill('0407');
  await page.getByRole('button', { name: '进入窗口' }).click();
  await page.getByRole('heading', { name: '窗口还没开' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: '窗口还没开' }).waitFor();
  expect(await page.locator('.seat').innerText()).toMatch(/4 号窗口\s+工号 0407/);
});

test('next while somebody was called asks, and nobody gets lost whatever is answered', async () => {
  const { page } = await openDesk(3);
  const first = await server.issue('chronic_recognition');
  const second = await server.issue('chronic_recognition');
  await page.keyboard.press('Space');
  await calls(page, first.number);
  await page.keyboard.press('Space');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('还没开始办理').waitFor();
  await page.keyboard.press('Space'); // a nervous second press answers nothing
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await server.stateOf(first.ticket)).toBe('called');

  await page.keyboard.press('Space');
  await dialog.getByText('还没开始办理').waitFor();
  await page.keyboard.press('n');
  await calls(page, second.number);
  expect(await server.stateOf(first.ticket)).toBe('waiting'); // rests for a minute, then it is called once more

  await page.keyboard.press('m');
  await dialog.getByRole('group', { name: '挂起' }).getByRole('button', { name: '本人暂时离开' }).click();
  await expect.poll(() => server.stateOf(second.ticket)).toBe('held');
  await page.keyboard.press('b');
  await page.getByRole('button', { name: `叫回 ${second.number}` }).last().click();
  await page.getByText('回到队里了').waitFor();
  expect(await server.stateOf(second.ticket)).toBe('waiting');
  await page.keyboard.press('Space');
  await calls(page, second.number);
  await page.keyboard.press('Space');
  await dialog.getByText('还没开始办理').waitFor();
  await page.keyboard.press('f');
  await expect.poll(() => server.stateOf(second.ticket)).toBe('finished');

  await page.keyboard.press('q'); // the first one says at the door that they give up
  await dialog.getByRole('button', { name: new RegExp(first.number) }).click();
  await dialog.getByRole('button', { name: `取消 ${first.number}` }).click();
  await expect.poll(() => server.stateOf(first.ticket)).toBe('cancelled');
});

test('the order is explained to the clerk, and to whoever was passed', async () => {
  const { page } = await openDesk(3);
  const first = await server.issue('chronic_recognition');
  const second = await server.issue('chronic_recognition');
  await page.keyboard.press('q');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: new RegExp(second.number) }).click();
  await dialog.getByRole('group', { name: `先叫 ${second.number}` }).getByRole('button', { name: '现场需要照顾' }).click();
  await calls(page, second.number);
  await page.getByText('点名叫号：现场需要照顾').waitFor();

  const { page: telephone } = await open(browser, server.url);
  await telephone.goto(`${server.url}/t/${first.ticket}`);
  await telephone.getByText('为什么？').click();
  await telephone.getByText(`工作人员按规定先叫了 ${second.number}`).waitFor();
  expect(await telephone.locator('body').innerText()).not.toContain('照顾'); // nobody's reason is anybody else's business
  await page.keyboard.press('s');
  await serving(page, second.number);
  await page.keyboard.press('Space');
  await calls(page, first.number);
  await telephone.getByText('请马上过去').waitFor({ timeout: 15_000 });
});

test('two desks that press next at the same moment get two visitors', async () => {
  const [three, six] = [await openDesk(3, '0312'), await openDesk(6, '0611')];
  const tickets = [];
  for (let i = 0; i < 6; i += 1) {
    tickets.push(await server.issue('chronic_recognition'));
  }
  const seen: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    await Promise.all([three.page, six.page].map((page) => page.keyboard.press('Space')));
    for (const { page } of [three, six]) {
      await page.getByRole('heading', { name: '已叫号' }).waitFor();
      seen.push(await hero(page).innerText());
      await page.keyboard.press('s');
      await page.getByRole('heading', { name: '正在办理' }).waitFor();
    }
  }
  expect(new Set(seen)).toEqual(new Set(tickets.map(({ number }) => number)));
  expect(await three.page.locator('.others').innerText()).toContain(await hero(six.page).innerText());
});

test('a double click calls one visitor', async () => {
  const { page } = await openDesk(3);
  const first = await server.issue('chronic_recognition');
  const second = await server.issue('chronic_recognition');
  await bigButton(page).getByText('2 人在等').waitFor();
  await bigButton(page).dblclick();
  await calls(page, first.number);
  expect(await server.stateOf(second.ticket)).toBe('waiting');
});

test('a click on a page that is out of date is refused in plain words and changes nothing', async () => {
  const { page } = await openDesk(3);
  const first = await server.issue('chronic_recognition');
  await page.keyboard.press('Space');
  await calls(page, first.number);
  // The page hears nothing of what the other window of the same desk does meanwhile.
  await page.route('**/api/v1/desks/3/no-show', async (route) => {
    await server.post<DeskAnswer>('desks/3/start', { ticket: first.ticket });
    await route.continue();
  });
  await page.keyboard.press('n');
  const said = page.locator('.said [class=attention]');
  await said.getByText('现在是“正在办理”').waitFor();
  expect(await server.stateOf(first.ticket)).toBe('serving');
  await serving(page, first.number);
});

test('a lost answer is asked for again, and the click happens once', async () => {
  const { page } = await openDesk(3);
  const first = await server.issue('chronic_recognition');
  const second = await server.issue('chronic_recognition');
  const keys: string[] = [];
  await page.route('**/api/v1/desks/3/call-next', async (route) => {
    keys.push(route.request().headers()['idempotency-key'] ?? '');
    if (keys.length === 1) {
      await route.fetch();
      await route.abort();
    } else {
      await route.continue();
    }
  });
  await page.keyboard.press('Space');
  await calls(page, first.number);
  await expect.poll(() => keys.length).toBe(2);
  expect(keys[0]).toBe(keys[1]);
  await expect.poll(() => bigButton(page).isEnabled()).toBe(true);
  expect(await hero(page).innerText()).toBe(first.number);
  expect(await server.stateOf(second.ticket)).toBe('waiting');
});

test('the server dies and comes back: the page says so, then stands as it stood', async () => {
  const { page } = await openDesk(3);
  const first = await server.issue('chronic_recognition');
  const second = await server.issue('chronic_recognition');
  await page.keyboard.press('Space');
  await calls(page, first.number);
  await page.keyboard.press('s');
  await serving(page, first.number);

  await server.kill();
  await page.getByText('连接断了').waitFor();
  expect(await hero(page).innerText()).toBe(first.number);
  await photograph(page, 'real-lost', [{ width: 1440, height: 900 }]);
  await page.keyboard.press('Space'); // pressed into the dark: it is sent again until somebody answers
  await page.getByText('正在再送').waitFor();
  await server.restart();
  await calls(page, second.number);
  await page.locator('.link', { hasText: '已连接' }).waitFor();
  expect(await server.stateOf(first.ticket)).toBe('finished');
  await expect.poll(() => page.locator('.lost').count()).toBe(0);
});

test('help that is asked for, a printer without paper and a dark screen are seen at the desk', async () => {
  const { page } = await openDesk(3);
  await server.post('help-requests', { kiosk: 'k1', reason: 'wheelchair' });
  await page.getByText('要轮椅').waitFor();
  await page.getByRole('button', { name: '我去看' }).click();
  await page.getByText('要轮椅').waitFor({ state: 'detached' });

  const address = `${server.url.replace('http', 'ws')}/api/v1/stream`;
  const kiosk = new WebSocket(`${address}?view=kiosk&client=k1`);
  await new Promise((done) => kiosk.once('message', done));
  const alive = setInterval(() => { kiosk.send('{"type":"alive"}'); }, 200);
  kiosk.send('{"type":"status","printer":"paper_end","reader":"ok"}');
  await page.getByText('票纸用完了').waitFor();
  const display = new WebSocket(`${address}?view=hall&client=hall`);
  await new Promise((done) => display.once('message', done));
  display.close();
  await page.getByText('2 件事要看').click();
  await page.getByRole('dialog').getByText('没有显示').waitFor();
  await settled(page);
  await photograph(page, 'real-alerts', [{ width: 1440, height: 900 }]);
  kiosk.send('{"type":"status","printer":"ok","reader":"ok"}');
  await expect.poll(() => page.getByText('票纸用完了').count()).toBe(0);
  expect(await page.getByText('没有联网').count()).toBe(0);
  clearInterval(alive);
  kiosk.close();
  await page.getByText('没有联网').first().waitFor();
});

test('a click shows in the next frame that it was heard, long before the server has answered', async () => {
  const { page } = await openDesk(3);
  const first = await server.issue('chronic_recognition');
  let release = () => {};
  const held = new Promise<void>((done) => { release = done; });
  await page.route('**/api/v1/desks/3/call-next', async (route) => {
    await held;
    await route.continue();
  });
  const heard = await page.evaluate(() => new Promise<boolean>((done) => {
    window.dispatchEvent(new KeyboardEvent('keydown', { key: ' ' }));
    requestAnimationFrame(() => { done(document.querySelector('button.next')?.getAttribute('aria-busy') === 'true'); });
  }));
  expect(heard).toBe(true);
  expect(await hero(page).count()).toBe(0); // nothing is shown that the server has not said
  release();
  await calls(page, first.number);
});

test('everything can be reached with Tab, and what has the focus shows it', async () => {
  const { page } = await openDesk(3);
  await server.issue('chronic_recognition');
  await page.keyboard.press('Space');
  await page.getByRole('heading', { name: '已叫号' }).waitFor();
  const reached = new Set<string>();
  for (let i = 0; i < 20; i += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      if (element === document.body || element === document.documentElement) {
        return undefined; // between the last and the first
      }
      const shown = element.matches('input[type=checkbox]') ? element.nextElementSibling ?? element : element;
      return { text: element.innerText || element.tagName, outline: getComputedStyle(shown).outlineStyle };
    });
    if (seen) {
      expect(seen.outline, seen.text).toBe('solid');
      reached.add(seen.text.split('\n')[0] ?? '');
    }
  }
  for (const name of ['3 号窗口', 'English', '暂停', '开始', '重叫', '未到', '叫回', '下一位']) {
    expect([...reached].some((text) => text.includes(name)), name).toBe(true);
  }
});

test('Chinese and English', async () => {
  const { page } = await openDesk(3);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'The desk is free' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.reload();
  await page.getByRole('heading', { name: 'The desk is free' }).waitFor();
});

// SPDX-License-Identifier: Apache-2.0
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { atDesk, launch, open, photograph, scrolls, settled, sizes, sticksOut, webRoot } from '../support/browser';
import { busyHall, visitor } from '../support/hall';
import { MockServer } from '../support/mock-server';
import { sampleSite } from '../support/sample-site';

let browser: Browser;
let mock: MockServer | undefined;

beforeAll(async () => { browser = await launch(); });
afterAll(async () => { await browser.close(); });
afterEach(async () => {
  for (const context of browser.contexts()) {
    await context.close();
  }
  await mock?.stop();
});

async function show(desk: number, state = busyHall(Date.now()), language = 'zh') {
  mock = await MockServer.start(sampleSite(), state, webRoot);
  const opened = await open(browser, mock.url, { ...atDesk(desk, '0312'), 'fifteen.language': language });
  await opened.page.locator('main').waitFor();
  return opened;
}

/** At the size most desks have nothing is scrolled, and nothing sticks out at any size. */
async function fits(page: Page): Promise<void> {
  expect(await scrolls(page)).toEqual([]);
  for (const size of sizes) {
    await page.setViewportSize(size);
    expect(await sticksOut(page), `${size.width} x ${size.height}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('a visitor is served', async () => {
  const { page, complaints } = await show(3);
  expect(await page.locator('.big').innerText()).toBe('A017');
  await photograph(page, 'serving');
  await fits(page);
  expect(complaints).toEqual([]);
});

test('in English', async () => {
  const { page } = await show(3, undefined, 'en');
  await page.getByText('Why A017').waitFor();
  await photograph(page, 'serving-english');
  await fits(page);
});

test('a visitor was called and has to show papers', async () => {
  const now = Date.now();
  const called = visitor(now, {
    state: 'called', started_at_ms: undefined, calls: 2, evidence: 'declared', claim: 'military_family', masked_name: undefined, print: 'failed',
  });
  const { page } = await show(3, busyHall(now, {
    visitor: called,
    help: [{ help: 1, kiosk: 'k1', reason: 'wheelchair', asked_at_ms: now - 42_000 }],
    kiosks: [{ kiosk: 'k2', online: true, printer: 'paper_end', reader: 'ok' }],
    displays: [{ display: 'hall', dark: true }],
  }));
  await photograph(page, 'called');
  await fits(page);
  await page.keyboard.press('Space');
  await page.getByRole('dialog').waitFor();
  await settled(page);
  await photograph(page, 'ask', [{ width: 1440, height: 900 }]);
});

test('over the target, at the green desk that serves everything, with the most papers', async () => {
  const now = Date.now();
  const { page } = await show(6, busyHall(now, {
    visitor: visitor(now, { group: 'reimbursement', items: ['inpatient_reimbursement'], number: 'B031', started_at_ms: now - 16 * 60_000 }),
  }));
  await photograph(page, 'over');
  await fits(page);
});

test('every item of the site fits, in both languages', async () => {
  const now = Date.now();
  const { page } = await show(3);
  for (const language of ['zh', 'en'] as const) {
    for (const { item, name } of sampleSite().items) {
      mock?.update({ visitor: visitor(now, { items: [item] }) });
      await page.getByRole('heading', { name: name[language], exact: true }).waitFor();
      expect(await scrolls(page), item).toEqual([]);
      expect(await sticksOut(page), item).toEqual([]);
    }
    await page.getByRole('button', { name: 'English' }).or(page.getByRole('button', { name: '中文' })).click();
  }
});

test('free, paused and closed', async () => {
  const now = Date.now();
  const empty = busyHall(now, { visitor: undefined, explanation: undefined });
  const { page } = await show(3, empty);
  await photograph(page, 'free');
  const line = { desk: 3, marked: false, staff: '0312', reason: '' };
  mock?.update({ desks: [...empty.desks.filter((desk) => desk.desk !== 3), { ...line, state: 'paused' }] });
  await page.getByRole('heading', { name: '窗口暂停' }).waitFor();
  await photograph(page, 'paused', [{ width: 1440, height: 900 }]);
  mock?.update({ desks: [...empty.desks.filter((desk) => desk.desk !== 3), { ...line, state: 'closed' }] });
  await page.getByRole('heading', { name: '窗口还没开' }).waitFor();
  await photograph(page, 'closed', [{ width: 1440, height: 900 }]);
});

test('choosing a desk', async () => {
  mock = await MockServer.start(sampleSite(), busyHall(Date.now()), webRoot);
  const { page } = await open(browser, mock.url);
  await page.getByText('您在几号窗口').waitFor();
  await photograph(page, 'choose');
});

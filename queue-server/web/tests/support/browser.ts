// SPDX-License-Identifier: Apache-2.0
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

export const webRoot = process.env['FIFTEEN_WEB_ROOT'] ?? 'dist';
export const pictures = process.env['FIFTEEN_PICTURES'] ?? 'pictures';
mkdirSync(pictures, { recursive: true });

export const sizes = [
  { width: 1280, height: 720 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
];

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
}

export interface Opened { page: Page; complaints: string[] }

/** A page of its own, with its own memory. What the browser complains about (errors, refused by the policy) is kept. */
export async function open(browser: Browser, address: string, remembered?: Record<string, string>): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  // Chromium's renderer learns some time after the order that requests are to be intercepted. So it is ordered before there
  // is a page: what a test intercepts later is intercepted from its first request on.
  await context.route('**/intercepts', (route) => route.fallback());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // A refused or unanswered request is the test's own doing; the page says so in words.
    if (message.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(message.text())) {
      complaints.push(message.text());
    }
  });
  if (remembered) {
    await page.addInitScript((entries) => {
      for (const [key, value] of Object.entries(entries)) {
        localStorage.setItem(key, value);
      }
    }, remembered);
  }
  await page.goto(`${address}/staff/`);
  return { page, complaints };
}

export function atDesk(desk: number, staff: string): Record<string, string> {
  return { 'fifteen.desk': JSON.stringify({ desk, staff }) };
}

/** Pictures of the page as it is, at every size. */
export async function photograph(page: Page, name: string, at = sizes): Promise<void> {
  const before = page.viewportSize();
  for (const size of at) {
    await page.setViewportSize(size);
    await page.screenshot({ path: join(pictures, `${name}-${size.width}x${size.height}.png`) });
  }
  if (before) {
    await page.setViewportSize(before);
  }
}

/** Whether anything of the page lies outside the window or in a part that would have to be scrolled. */
export function scrolls(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll<HTMLElement>('html, body, main, main *')]
    .filter((element) => {
      const style = getComputedStyle(element);
      const cut = element === document.documentElement || /auto|scroll/.test(style.overflowY);
      return cut && element.scrollHeight > element.clientHeight + 1;
    })
    .map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.scrollHeight} in ${element.clientHeight}`));
}

/** What sticks out of the card it lies in. */
export function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll<HTMLElement>('main .card')].flatMap((card) => {
    const { left, right } = card.getBoundingClientRect();
    return [...card.querySelectorAll<HTMLElement>('button, h2, h3, span, strong')].filter((element) => {
      const box = element.getBoundingClientRect();
      const hidden = element.closest('.unseen') || box.width === 0;
      return !hidden && (box.left < left - 1 || box.right > right + 1);
    }).map((element) => element.innerText);
  }));
}

/** Until nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
}

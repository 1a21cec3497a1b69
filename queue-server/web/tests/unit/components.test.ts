// SPDX-License-Identifier: Apache-2.0
import { createApp, h, nextTick, shallowReactive, type App, type Component } from 'vue';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import DeskAtRest from '../../src/components/DeskAtRest.vue';
import PaperChecklist from '../../src/components/PaperChecklist.vue';
import PromiseClock from '../../src/components/PromiseClock.vue';
import SaidLine from '../../src/components/SaidLine.vue';
import VisitorCard from '../../src/components/VisitorCard.vue';
import WaitingPanel from '../../src/components/WaitingPanel.vue';
import WhyPanel from '../../src/components/WhyPanel.vue';
import { language } from '../../src/i18n';
import { Directory } from '../../src/model/directory';
import { busyHall, visitor } from '../support/hall';
import { sampleSite } from '../support/sample-site';

const directory = new Directory(sampleSite());
let app: App | undefined;

function mount(component: Component, given: Record<string, unknown>) {
  const props = shallowReactive(given);
  const root = document.body.appendChild(document.createElement('div'));
  app = createApp({ render: () => h(component, props) });
  app.mount(root);
  const text = () => root.textContent?.replace(/\s+/g, ' ') ?? '';
  return { root, props, text };
}

beforeEach(() => { language.value = 'zh'; });
afterEach(() => {
  app?.unmount();
  vi.unstubAllGlobals();
  document.body.innerHTML = '';
});

function ticked(root: HTMLElement): boolean[] {
  return [...root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].map((box) => box.checked);
}

test('the card that was read and what the system has are ticked; the rest is the clerk\'s', async () => {
  const { root, text } = mount(PaperChecklist, {
    ticket: 'a', items: ['chronic_recognition'], cardRead: true, directory,
  });
  expect(ticked(root)).toEqual([true, false, false, true]);
  expect(text()).toContain('还差 2 样');
  for (const box of root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) {
    if (!box.checked) {
      box.click();
    }
  }
  await nextTick();
  expect(text()).toContain('齐了');
});

test('without a card the card is still to be shown', () => {
  const { root } = mount(PaperChecklist, { ticket: 'a', items: ['chronic_recognition'], cardRead: false, directory });
  expect(ticked(root)).toEqual([false, false, false, true]);
});

test('a name that becomes known later ticks the card and leaves the clerk\'s ticks', async () => {
  const { root, props } = mount(PaperChecklist, { ticket: 'a', items: ['chronic_recognition'], cardRead: false, directory });
  root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[2]?.click();
  props['cardRead'] = true;
  await nextTick();
  expect(ticked(root)).toEqual([true, false, true, true]);
});

test('the next visitor begins with ticks of their own', async () => {
  const { root, props } = mount(VisitorCard, { visitor: visitor(0), directory, session: { desk: 3, staff: '0312' }, now: 0 });
  root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[1]?.click();
  await nextTick();
  expect(ticked(root)).toEqual([true, true, false, true]);
  props['visitor'] = visitor(0, { ticket: 'b'.repeat(32) });
  await nextTick();
  expect(ticked(root)).toEqual([true, false, false, true]);
});

test('what the visitor before was told does not reach the next one, however late the answer is', async () => {
  const answers = new Map<string, (body: unknown) => void>();
  vi.stubGlobal('fetch', (path: string) => new Promise<Response>((resolve) => {
    answers.set(path, (body) => { resolve(new Response(JSON.stringify(body))); });
  }));
  const first = visitor(0);
  const { props, text } = mount(VisitorCard, { visitor: first, directory, session: { desk: 3, staff: '0312' }, now: 0 });
  props['visitor'] = visitor(0, { ticket: 'b'.repeat(32) });
  await nextTick();
  const notice = (number: string, paper: string) => ({
    notices: [{ at_ms: 0, number, item: first.items[0], papers: [paper], desk: 4, staff: '0301', repeated: false }],
  });
  answers.get(`/api/v1/tickets/${'b'.repeat(32)}/notices`)?.(notice('A018', '她的材料'));
  answers.get(`/api/v1/tickets/${first.ticket}/notices`)?.(notice('A017', '他的材料'));
  await vi.waitFor(() => { expect(text()).toContain('她的材料'); });
  expect(text()).not.toContain('他的材料');
});

test('an item the site no longer has is shown by its name', () => {
  const { text } = mount(VisitorCard, { visitor: visitor(0, { items: ['gone_item'], group: 'gone' }), directory, now: 0 });
  expect(text()).toContain('gone_item');
  expect(text()).toContain('编码未知');
});

test.each([[11, 'calm'], [12, 'soon'], [15, 'over']])('after %d of 15 minutes the clock is %s', (minutes, state) => {
  const { root } = mount(PromiseClock, {
    visitor: visitor(0, { here_since_ms: 0, called_at_ms: 60_000, started_at_ms: 90_000 }), targetMinutes: 15, now: minutes * 60_000,
  });
  expect(root.querySelector('.clock')?.className).toContain(state);
  expect(root.textContent).toContain(`${minutes}:00`);
});

test('the clock counts from the call, however often it was repeated, also before the service begins', () => {
  const { root, text } = mount(PromiseClock, {
    visitor: visitor(0, { state: 'called', started_at_ms: undefined, here_since_ms: 0, called_at_ms: 200_000, calls: 2 }),
    targetMinutes: 6, now: 300_000,
  });
  expect(text()).toContain('5:00');
  expect(text()).toContain('目标 6:00');
  expect(text()).toContain('叫了 2 次');
  expect(root.querySelector('.clock')?.className).toContain('soon');
});

test('the wait is the server’s figure, and no part of the service', () => {
  const { text } = mount(VisitorCard, {
    visitor: visitor(0, { arrived_at_ms: -60 * 60_000, called_at_ms: 0, waited_ms: 7 * 60_000 }), directory, now: 0,
  });
  expect(text()).toContain('等了 7:00');
});

test('what a desk covers is said in plain words', () => {
  const groups = [{ group: 'query', waiting: 3, since_ms: 0 }, { group: 'transfer', waiting: 1 }];
  const { text } = mount(WaitingPanel, { staff: busyHall(0, { covers: groups }), directory, desk: 3, now: 0 });
  expect(text()).toContain(`您可以代办“${directory.group('query')?.name.zh}”：3 人在等，8:00 起没有本类窗口开着`);
  expect(text()).toContain('1 人在等，今天还没有本类窗口开过');
});

test('a covering desk that is free says that somebody waits', () => {
  const nobody = busyHall(0).groups.map((line) => ({ ...line, waiting: 0 }));
  const { text } = mount(DeskAtRest, {
    staff: busyHall(0, { groups: nobody, covers: [{ group: 'query', waiting: 2, since_ms: 0 }] }),
    directory, desk: 3, deskState: 'open', working: false,
  });
  expect(text()).toContain('有 2 人在等这个窗口的事');
  expect(text()).toContain('您可以代办');
});

test('a declared claim says what to look at, a proven one does not', () => {
  const declared = mount(VisitorCard, {
    visitor: visitor(0, { claim: 'disabled', evidence: 'declared' }), directory, now: 0,
  });
  expect(declared.text()).toContain('请看：残疾人证');
  app?.unmount();
  const proven = mount(VisitorCard, { visitor: visitor(0), directory, now: 0 });
  expect(proven.text()).not.toContain('请看');
  expect(proven.text()).toContain('只有您能看到');
});

test('why: the one that was chosen first, and why it was', async () => {
  const { explanation } = busyHall(0);
  const { text, props } = mount(WhyPanel, { explanation, visitor: visitor(0), directory });
  expect(text()).toContain('A017 已用去承诺时间的 72%');
  expect(text()).toContain('规则第 3 版 · 记录 1284');
  props['explanation'] = { ...explanation, sentence: { zh: '', en: '' }, heads: explanation?.heads.map((head, index) => ({ ...head, chosen: index === 3 })) };
  await nextTick();
  expect(text().indexOf('B026')).toBeLessThan(text().indexOf('A014'));
});

test('why: a call by name says so, and names the reason in the site’s words', async () => {
  const { explanation } = busyHall(0);
  const reason = sampleSite().reasons.find((one) => one.use.includes('call'));
  const { text } = mount(WhyPanel, { explanation: { ...explanation, reason: reason?.reason }, visitor: visitor(0), directory });
  expect(text()).toContain(`点名叫号：${reason?.name.zh}`);
});

test.each([
  [{ code: 'ticket_wrong_state', ticket_state: 'finished' }, '已办结'],
  [{ code: 'desk_busy' }, '还有一位'],
  [{ code: 'brand_new_reason' }, 'brand_new_reason'],
])('a refusal is said in plain words: %j', (problem, words) => {
  const { root } = mount(SaidLine, { said: { kind: 'problem', problem }, lost: false });
  expect(root.querySelector('[role=alert]')?.textContent).toContain(words);
});

test('English where the site has it, Chinese where it has not', async () => {
  const { text } = mount(VisitorCard, { visitor: visitor(0), directory, now: 0 });
  language.value = 'en';
  await nextTick();
  expect(text()).toContain('Recognition of a chronic disease');
  expect(text()).toContain('Priority');
});

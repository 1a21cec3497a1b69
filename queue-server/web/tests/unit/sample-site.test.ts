// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { sampleSite } from '../support/sample-site';

const site = sampleSite();

/** The public codes that were found; every other item says that its code is not known. */
const codes: Record<string, string> = {
  单位参保登记: '0736010001', 职工参保登记: '0736010002', 单位参保信息变更登记: '0736010004', 职工参保信息变更登记: '0736010006',
  '出具《参保凭证》': '2036019001', 转移接续手续办理: '2036019002',
  异地安置退休人员备案: '2036024001', 常驻异地工作人员备案: '2036024002', 异地转诊人员备案: '2036024003', 异地长期居住人员备案: '2036024004',
  门诊慢特病病种待遇认定: '2036025000', 门诊费用报销: '2036023001', 住院费用报销: '2036023002',
  生育医疗费支付: '0536004002', 计划生育医疗费支付: '0536004003',
  医疗机构申请定点: '2036021001', 零售药店申请定点: '2036021002', 定点医疗机构费用结算: '2036022001', 定点零售药店费用结算: '2036022002',
};

test('28 items, each with its six fields, none said to be verified', () => {
  expect(site.items).toHaveLength(28);
  for (const item of site.items) {
    expect(item.name.zh, item.item).not.toBe('');
    expect(typeof item.code, item.item).toBe('string');
    expect(item.materials.length, item.item).toBeGreaterThan(0);
    expect(item.time_limit.zh, item.item).not.toBe('');
    expect(item.steps.length, item.item).toBeGreaterThan(0);
    expect(item.standard.zh, item.item).not.toBe('');
    expect(item.verified, item.item).toBe(false);
  }
});

test('no code is invented', () => {
  expect(Object.fromEntries(site.items.filter(({ code }) => code !== '').map(({ name, code }) => [name.zh, code]))).toEqual(codes);
});

test('every text has both languages', () => {
  const missing: string[] = [];
  const visit = (value: unknown, where: string) => {
    if (Array.isArray(value)) {
      value.forEach((one, index) => { visit(one, `${where}[${index}]`); });
    } else if (typeof value === 'object' && value !== null) {
      if ('zh' in value && !('en' in value && value.en) && value.zh !== '') {
        missing.push(where);
      }
      Object.entries(value).forEach(([name, one]) => { visit(one, `${where}.${name}`); });
    }
  };
  visit(site, '$');
  expect(missing).toEqual([]);
});

test('groups, desks, claims and zones know each other', () => {
  const groups = site.groups.map(({ group }) => group);
  expect(new Set(site.items.map(({ group }) => group))).toEqual(new Set(groups));
  expect(new Set(site.desks.flatMap((desk) => desk.groups))).toEqual(new Set(groups));
  expect(new Set(site.groups.map(({ prefix }) => prefix)).size).toBe(groups.length);
  expect(site.desks.filter(({ green }) => green)).toHaveLength(1);
  expect(site.desks).toHaveLength(6);
  const lanes = site.lanes.map(({ lane }) => lane);
  expect(site.claims.filter(({ lane }) => !lanes.includes(lane))).toEqual([]);
  const zones = site.zones.map(({ zone }) => zone);
  expect(site.groups.filter(({ zone }) => !zones.includes(zone))).toEqual([]);
  expect(site.groups.filter(({ summary }) => summary.zh.split('\n').length !== 2)).toEqual([]);
});

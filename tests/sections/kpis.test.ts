import { describe, expect, test } from 'vitest';
import type { Role } from '../../api-worker/contract/session.ts';
import { kpis } from '../../api-worker/prep-pack/sections/kpis.ts';
import { answer, GB, HK } from './answer.ts';
import { COMPLAINTS, CONTACT, metrics, NO_ROW, ROW, tile } from './kpi-rows.ts';

test.each([
  ['rep', ['rep']],
  ['supervisor', ['rep', 'supervisor']],
  ['manager', ['rep', 'supervisor', 'manager']],
  ['searcher', []],
] as [Role, Role[]][])('a %s asks the warehouse for the figures of %j only', (role, permitted) => {
  const access = { ...GB.access, roles: [role] };
  const { permitted_roles, sees_group } = kpis.parameters({ ...GB, access });
  expect(permitted_roles?.value).toEqual(permitted);
  expect(sees_group?.value).toBe(role === 'manager');
});

describe('figures computed at the pack’s moment', () => {
  test('days since the last contact, with channel and day', () => {
    expect(metrics([CONTACT])[0]).toMatchObject({
      value: { text: '37 d' },
      detail: 'call, 12 Oct',
      state: 'OK',
      source: { isStale: false },
    });
  });

  test('nobody spoke in two years: unknown how long, and said', () => {
    expect(tile({ ...CONTACT, last_contact_date: null })).toMatchObject({
      state: 'NOT_AVAILABLE',
      detail: 'none in 24 months',
    });
  });

  test('open complaints with the nearest due date; once past, by how many days of its regime', () => {
    expect(metrics([COMPLAINTS])[0]).toMatchObject({ value: { text: '1' }, detail: 'due Thu 26 Nov' });
    const late = { ...COMPLAINTS, complaint_due_date: '2026-11-13' };
    expect(metrics([late])[0]?.detail).toBe('3 business days overdue');
    expect(metrics([{ ...late, holidays: ['2026-11-16'] }])[0]?.detail).toBe('2 business days overdue');
  });

  test('no complaint is nought, not unknown', () => {
    const none = { ...COMPLAINTS, complaints_open_count: '0', complaint_due_date: null };
    expect(tile(none)).toMatchObject({ state: 'ZERO', value: { text: '0' }, detail: 'none open' });
  });
});

test('six tiles stand above the fold, the rest in the section', () => {
  const { blocks } = answer(kpis, [ROW, { ...ROW, kpi_code: 'LIM', is_first_screen: false }], HK);
  expect(blocks.map(({ place, lines }) => [place, lines.length])).toEqual([
    ['first', 1],
    ['body', 1],
  ]);
  expect(blocks[0]?.lines).toEqual(['Total relationship: £4.82m · this entity · Core deposits, 14:10']);
});

describe('figures of the whole group', () => {
  const group = { ...ROW, scope: 'GROUP', value_num: '90000000' };
  const blockOf = (rows: Record<string, unknown>[]) => {
    const { blocks, facts } = answer(kpis, rows);
    return { facts, block: blocks.find(({ title }) => title === 'Whole group') };
  };

  test('stand apart and say whose they are; rules and tiles never see them', () => {
    const { facts, block } = blockOf([ROW, group]);
    expect(block?.lines).toEqual(['Total relationship: £90m · whole group · Core deposits, 06:10']);
    expect(facts.kpis.map(({ value }) => value)).toEqual(['4821340.17']);
  });

  test('without any there is no place for them', () => {
    expect(blockOf([ROW]).block).toBeUndefined();
  });

  test.each([
    ['3', 'OK', 'n = 3, passive, 12 Aug'],
    ['2', 'NOT_AVAILABLE', 'too few answers'],
  ])('a score of %s answers is %s', (value_num_2, state, detail) => {
    const score = {
      ...group,
      kpi_code: 'NPS_LAST',
      value_num: '8',
      value_num_2,
      band: 'PASSIVE',
      value_date: '2026-08-12',
    };
    const { block } = blockOf([ROW, { ...score, format_hint: 'SCORE_AND_DATE', unit: 'score' }]);
    expect(block).toMatchObject({ metrics: [{ state, detail }] });
  });
});

test('twenty definitions without a single figure are nothing on file', () => {
  const empty = { ...ROW, ...NO_ROW };
  const none = { ...COMPLAINTS, complaints_open_count: '0', complaint_due_date: null };
  expect(answer(kpis, [empty, none]).content).toMatchObject({
    status: 'empty',
    text: 'No key figures on file, as of 10:43',
  });
});

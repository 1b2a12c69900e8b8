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
  expect(kpis.parameters({ ...GB, access }).permitted_roles?.value).toEqual(permitted);
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

test('twenty definitions without a single figure are nothing on file', () => {
  const empty = { ...ROW, ...NO_ROW };
  const none = { ...COMPLAINTS, complaints_open_count: '0', complaint_due_date: null };
  expect(answer(kpis, [empty, none]).content).toMatchObject({
    status: 'empty',
    text: 'No key figures on file, as of 10:43',
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { valueState } from '../../api-worker/contract/values.ts';
import type { OpenBank } from '../bank/open-bank.ts';
import { openBank } from '../bank/open-bank.ts';
import { COMPLAINTS, CONTACT, metrics, NO_ROW, ROW } from './kpi-rows.ts';

const ROOT = join(import.meta.dirname, '../..');
const STATES = valueState.options;
type State = (typeof STATES)[number];

const definition = z.object({
  kpi_code: z.string(),
  name: z.string(),
  unit: z.string(),
  format_hint: z.string(),
  min_role: z.string(),
  max_age_hours: z.number(),
});
const DEFINITIONS = z
  .array(definition)
  .parse(JSON.parse(readFileSync(join(ROOT, 'mocks/bank/kpi-definitions.json'), 'utf8')));
const LIVE = new Set(['DAYS_CONTACT', 'COMPLAINTS_OPEN']);

/** The page's table: by figure, what its cell says of each state. */
const TABLE = new Map(
  [...readFileSync(join(ROOT, 'docs/kpi-states.md'), 'utf8').matchAll(/^\| ([A-Z0-9_]+)\s+\|(.+)\|$/gmu)].map(
    ([, code = '', cells = '']) => {
      const words = cells.split('|').map((cell) => cell.trim());
      return [code, new Map(STATES.map((state, place) => [state, words[place] ?? '']))] as const;
    },
  ),
);
const allows = (code: string, state: State) => (TABLE.get(code)?.get(state) ?? '–') !== '–';

/** What the warehouse answers so that the figure is in this state. */
function rowIn(state: State, { kpi_code, name, unit, format_hint, max_age_hours }: z.infer<typeof definition>) {
  const common = { ...{ kpi_code, name, unit, format_hint }, max_age_hours: String(max_age_hours) };
  if (kpi_code === 'DAYS_CONTACT') return { ...CONTACT, ...common, ...contactIn(state) };
  if (kpi_code === 'COMPLAINTS_OPEN') return { ...COMPLAINTS, ...common, ...complaintsIn(state) };
  const value =
    format_hint === 'BAND'
      ? { value_num: null, band: 'LOW' }
      : format_hint === 'TEXT'
        ? { value_num: null, value_text: 'BB' }
        : { value_num: '7' };
  const old = new Date(Date.parse('2026-11-18T10:45:00Z') - (max_age_hours * 60 + 1) * 60_000).toISOString();
  const changes: Record<State, Record<string, unknown>> = {
    OK: value,
    ZERO: { availability: 'ZERO', value_num: '0' },
    NOT_APPLICABLE: { availability: 'NOT_APPLICABLE', value_num: null },
    NOT_AVAILABLE: NO_ROW,
    NOT_PERMITTED: { ...NO_ROW, is_permitted: false },
    STALE: { ...value, as_of: old },
  };
  return { ...ROW, ...common, ...changes[state] };
}

function contactIn(state: State): Record<string, unknown> {
  if (state === 'NOT_PERMITTED') return { is_permitted: false, last_contact_date: null };
  return { last_contact_date: { OK: '2026-11-01', ZERO: '2026-11-18' }[String(state)] ?? null };
}

function complaintsIn(state: State): Record<string, unknown> {
  if (state === 'NOT_PERMITTED') return { is_permitted: false, complaints_open_count: null, complaint_due_date: null };
  return state === 'ZERO' ? { complaints_open_count: '0', complaint_due_date: null } : {};
}

const LOOKS: Partial<Record<State, string>> = {
  NOT_APPLICABLE: 'n/a',
  NOT_AVAILABLE: 'No figure',
  NOT_PERMITTED: 'Not permitted',
};
const drawn = (row: Record<string, unknown>) => metrics([row, { ...ROW, kpi_code: 'OTHER' }])[0];

test('the table has every figure of the definitions, each with its six cells', () => {
  expect([...TABLE.keys()].toSorted()).toEqual(DEFINITIONS.map(({ kpi_code }) => kpi_code).toSorted());
  for (const cells of TABLE.values()) expect([...cells.values()].every((cell) => cell !== '')).toBe(true);
});

test('the roles and ages it names are the definitions’ own', () => {
  for (const { kpi_code, min_role, max_age_hours } of DEFINITIONS) {
    const cells = TABLE.get(kpi_code);
    expect([kpi_code, cells?.get('NOT_PERMITTED')]).toEqual([kpi_code, `role below ${min_role}`]);
    const age = max_age_hours > 100 ? `${max_age_hours / 24} days` : `${max_age_hours} h`;
    expect([kpi_code, cells?.get('STALE')]).toEqual([kpi_code, LIVE.has(kpi_code) ? '–' : `older than ${age}`]);
  }
});

describe.each(DEFINITIONS)('$kpi_code', (one) => {
  test.each(STATES.filter((state) => allows(one.kpi_code, state)))('can be %s', (state) => {
    const tile = drawn(rowIn(state, one));
    expect(tile).toMatchObject({ code: one.kpi_code, state });
    expect(tile?.value.text).toEqual(LOOKS[state] ?? expect.not.stringMatching(/n\/a|No figure|Not permitted/u));
    expect(tile?.source !== undefined).toBe(!['NOT_AVAILABLE', 'NOT_PERMITTED'].includes(state));
    expect(tile?.source?.isStale ?? false).toBe(state === 'STALE');
  });
});

describe.each(DEFINITIONS.filter(({ kpi_code }) => LIVE.has(kpi_code)))('$kpi_code', (one) => {
  test('is computed live, whatever a stored row says', () => {
    const stored = { availability: 'NOT_APPLICABLE', as_of: '2026-01-01T00:00:00.000Z', value_num: null };
    expect(drawn({ ...rowIn('OK', one), ...stored })?.state).toBe('OK');
  });
});

describe.each(DEFINITIONS.filter(({ kpi_code }) => !LIVE.has(kpi_code)))('$kpi_code', (one) => {
  test('is no figure where a row is OK without a value', () => {
    const hollow = { value_num: null, value_text: null, band: null };
    expect(drawn({ ...rowIn('OK', one), ...hollow })).toMatchObject({
      state: 'NOT_AVAILABLE',
      value: { text: 'No figure' },
    });
  });
});

describe('the made-up bank', () => {
  let bank: OpenBank;
  beforeAll(async () => {
    bank = await openBank();
  });
  afterAll(() => bank.close());

  test('loads no state the table denies', async () => {
    const rows = await bank.rows('SELECT DISTINCT kpi_code, availability FROM customer_kpis');
    const pairs = z.array(z.object({ kpi_code: z.string(), availability: valueState })).parse(rows);
    expect(pairs.length).toBeGreaterThan(30);
    expect(pairs.filter(({ kpi_code, availability }) => !allows(kpi_code, availability))).toEqual([]);
  });
});

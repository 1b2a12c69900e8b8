import { expect, test } from 'vitest';
import { createReadReference, NOTHING_READ } from '../../api-worker/prep-pack/reference.ts';
import { complaints } from '../../api-worker/prep-pack/sections/complaints.ts';
import { revenue } from '../../api-worker/prep-pack/sections/revenue.ts';
import type { RunQuery } from '../../api-worker/warehouse/query.ts';
import { WarehouseError } from '../../api-worker/warehouse/warehouse-error.ts';
import { answer, GB } from '../sections/answer.ts';

const ROWS: Record<string, unknown[]> = {
  loads: [{ table_name: 'revenue_data', last_loaded_day: '2026-10-31', as_of: '2026-10-31T23:59:00.000Z' }],
  thresholds: [{ rule_id: 'I05', name: 'due_within_days', value_num: '21' }],
};

function warehouse(broken: string[] = []) {
  const asked: string[] = [];
  const runQuery: RunQuery = async (query) => {
    asked.push(query.name);
    if (broken.includes(query.name)) throw new WarehouseError('denied');
    return (ROWS[query.name] ?? []).map((row) => query.row.parse(row));
  };
  return { asked, broken, readReference: createReadReference(runQuery) };
}

test('is read once for all customers of a market and segment', async () => {
  const { asked, readReference } = warehouse();
  const [one, other] = [await readReference(GB), await readReference(GB)];
  expect(asked).toEqual(['loads', 'thresholds']);
  expect([one.thresholds?.get('I05 due_within_days'), one.loads?.get('revenue_data')?.lastDay]).toEqual([
    '21',
    '2026-10-31',
  ]);
  expect(other).toEqual(one);
  await readReference({ ...GB, subject: { ...GB.subject, segment: 'MICRO' } });
  expect(asked).toEqual(['loads', 'thresholds', 'thresholds']);
});

test('never costs a pack: what could not be read is null, and is asked for again', async () => {
  const { asked, broken, readReference } = warehouse(['thresholds']);
  expect(await readReference(GB)).toMatchObject({ thresholds: null, loads: { size: 1 } });
  broken.length = 0;
  expect((await readReference(GB)).thresholds?.size).toBe(1);
  expect(asked).toEqual(['loads', 'thresholds', 'thresholds']);
});

test('a section without rows ends on the day its own table is loaded to', async () => {
  const { readReference } = warehouse();
  const { content } = answer(revenue, [], { ...GB, reference: await readReference(GB) });
  expect(content).toMatchObject({ text: 'No revenue booked in this fiscal year or the last, as of 31 Oct' });
});

test('nobody knows how far nothing reaches where the load date could not be read, and that is said', () => {
  const { content } = answer(complaints, [], { ...GB, reference: NOTHING_READ });
  expect(content).toMatchObject({
    text: 'No complaints in the last 12 months, asked at 10:45; how recent the data is could not be read',
  });
});

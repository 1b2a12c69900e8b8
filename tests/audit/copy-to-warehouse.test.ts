import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditEvent } from '../../api-worker/audit/audit-event.ts';
import type { AuditLine } from '../../api-worker/audit/chain.ts';
import { createChain } from '../../api-worker/audit/chain.ts';
import type { CopyQueue } from '../../api-worker/audit/copy-queue.ts';
import { copyRowOf } from '../../api-worker/audit/copy-row.ts';
import { AT, eventOf, KEY } from './events.ts';
import { openLocalCopy } from './local-copy.ts';

let warehouse: Awaited<ReturnType<typeof openLocalCopy>>;
beforeAll(async () => {
  warehouse = await openLocalCopy();
});
afterAll(() => warehouse.close());

const chained = (instanceId: string, events: Partial<AuditEvent>[]): AuditLine[] => {
  const next = createChain(instanceId, KEY);
  return events.map((change) => next(eventOf(change), AT));
};
function required(queue: CopyQueue | undefined): CopyQueue {
  if (!queue) throw new RangeError('the copy is switched off');
  return queue;
}

const withoutCall: Partial<AuditEvent> = { reason: 'call-back', customerLabelMasked: 'H••• W•••', matchMethod: 'PIN' };

test('a supervisor reads an opening and a search without a call, and none that had one', async () => {
  const { queue, logged } = warehouse.copy();
  await warehouse.drained(required(queue), [
    ...chained('one', [
      withoutCall,
      { conversationId: '5e0b8d5c-5f0e-4d0a-9a43-0f5a3f4b6c11' },
      {
        type: 'SEARCH',
        access: { repId: 'rep-2', roles: ['rep', 'searcher'], tiers: [] },
        reason: 'complaint-work',
        result: 'found_0',
      },
      { type: 'PIN' },
    ]),
  ]);
  expect(logged).toEqual([]);
  const shared = { event_date: { value: '2026-11-18' }, event_at: { value: AT }, loaded_at: { value: AT } };
  expect(await warehouse.openings()).toMatchObject([
    {
      ...shared,
      ...{ event_id: 'one:1', event_type: 'VIEW', actor_id: 'rep-1', actor_role: 'rep', result: 'ALLOWED' },
      ...{ access_reason: 'CALL_BACK', customer_label_masked: 'H••• W•••' },
    },
    {
      ...shared,
      ...{ event_id: 'one:3', event_type: 'SEARCH', actor_id: 'rep-2', actor_role: 'searcher', result: 'NOT_FOUND' },
      ...{ access_reason: 'COMPLAINT', customer_label_masked: null },
    },
  ]);
});

test('a line copied twice, as after an answer that was lost, is one row', async () => {
  const lines = chained('twice', [withoutCall]);
  await warehouse.drained(required(warehouse.copy().queue), lines);
  await warehouse.drained(required(warehouse.copy().queue), lines);
  const rows = await warehouse.openings();
  expect(rows.filter(({ event_id }) => event_id === 'twice:1')).toHaveLength(1);
});

test('more lines than one batch arrive, each once', async () => {
  const { queue } = warehouse.copy();
  await warehouse.drained(
    required(queue),
    chained(
      'many',
      Array.from({ length: 250 }, () => withoutCall),
    ),
  );
  const ids = (await warehouse.openings())
    .map(({ event_id }) => String(event_id))
    .filter((id) => id.startsWith('many:'));
  expect([ids.length, new Set(ids).size]).toEqual([250, 250]);
  expect([required(queue).depth(), required(queue).lostCount()]).toEqual([0, 0]);
});

test('a table the worker may not write to is an alert by name, without a word of a row', async () => {
  const { queue, logged } = warehouse.copy({ AUDIT_COPY: '{"table":"customers"}' });
  for (const line of chained('denied', [withoutCall])) required(queue).offer(line);
  await required(queue).drain(50);
  expect(logged[0]).toMatchObject({ level: 50, alert: 'audit_copy_failed', lines: 1, failure: 'denied' });
  expect(logged.at(-1)).toMatchObject({ level: 50, alert: 'audit_copy_overflow', lines: 1 });
  expect(JSON.stringify(logged)).not.toMatch(/rep-1|H•••/u);
});

test('a bank that keeps no copy has none', () => {
  expect(warehouse.copy({ AUDIT_COPY: '{"isEnabled":false}' }).queue).toBeUndefined();
});

test('a row says what its line says, in the columns of the table', () => {
  const [line] = chained('row', [
    { type: 'REVEAL', fieldsRevealed: ['phone'], matchMethod: 'SIGNED', insightId: 'I04', feedback: 'USEFUL' },
  ]);
  const { schema } = JSON.parse(readFileSync('deploy/bigquery/tables/access_audit.json', 'utf8'));
  const columns: string[] = schema.fields.map(({ name }: { name: string }) => name);
  const row = line && copyRowOf(line, AT);
  expect(columns).toEqual(expect.arrayContaining(Object.keys(row ?? {})));
  expect(row).toMatchObject({
    ...{ event_type: 'REVEAL', fields_revealed: ['phone'], match_method: 'SIGNED_STATEMENT' },
    ...{ insight_id: 'I04', feedback: 'USEFUL', customer_id: 'C1', correlation_id: 'correlation-1' },
    ...{ instance_id: 'row', sequence: 1, prev_hash: line?.prevHash, hash: line?.hash },
  });
});

test.each([
  [{ type: 'DENIED', result: 'not_found' }, 'NOT_FOUND'],
  [{ type: 'DENIED', result: 'enumeration' }, 'DENIED'],
  [{ type: 'LOOKUP', result: 'unidentified' }, 'NOT_FOUND'],
  [{ type: 'LOOKUP', result: 'look-up-failed' }, 'FAILED'],
  [{ type: 'LOOKUP', result: 'claimed' }, 'ALLOWED'],
] as const)('%j is %s in the copy', (change, result) => {
  const [line] = chained('results', [change]);
  expect(line && copyRowOf(line, AT).result).toBe(result);
});

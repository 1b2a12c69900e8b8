import { expect, test } from 'vitest';
import type { AuditEvent } from '../../api-worker/audit/audit-event.ts';
import { createAudit } from '../../api-worker/audit/create-audit.ts';
import { verifyChain } from '../../api-worker/audit/verify-chain.ts';
import { KEY } from './events.ts';

const event: AuditEvent = {
  type: 'VIEW',
  access: { repId: 'rep-1', roles: ['rep'], tiers: ['STANDARD'] },
  correlationId: 'correlation-1',
  customerId: 'C1',
  result: 'shown',
};
const clock = { nowMs: () => Date.UTC(2026, 10, 18, 10, 45) };

function auditTo(write: (line: string) => void, failure: 'closed' | 'open' = 'closed') {
  const lost: unknown[] = [];
  return {
    lost,
    record: createAudit({ write, failure, onLost: (cause) => lost.push(cause), instanceId: 'i1', key: KEY, clock }),
  };
}

test('every event is one line of JSON, numbered, with opaque ids only', async () => {
  const lines: string[] = [];
  const { record } = auditTo((line) => lines.push(line));
  await record(event);
  await record({ ...event, reason: 'two\nlines' });
  expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { audit: true, instanceId: 'i1', sequence: 1, at: '2026-11-18T10:45:00.000Z', type: 'VIEW', repId: 'rep-1' },
    { sequence: 2, reason: 'two\nlines' },
  ]);
});

test('the line is written before the event counts as recorded', async () => {
  const order: string[] = [];
  const { record } = auditTo(() => order.push('written'));
  await record(event).then(() => order.push('recorded'));
  expect(order).toEqual(['written', 'recorded']);
});

const broken = () => {
  throw new Error('disk full');
};

test('closed: what cannot be audited is not shown', async () => {
  const { record, lost } = auditTo(broken);
  await expect(record(event)).rejects.toMatchObject({ code: 'audit_unavailable', status: 503 });
  expect(lost).toHaveLength(1);
});

test('open: it is shown, and the loss is counted', async () => {
  const { record, lost } = auditTo(broken, 'open');
  await record(event);
  expect(lost).toHaveLength(1);
});

test('a write that breaks off inside a line swallows no other line, and the chain shows the one lost', async () => {
  let written = '';
  let room = Number.POSITIVE_INFINITY;
  const { record } = auditTo((line) => {
    written += line.slice(0, room);
    if (line.length > room) throw new Error('disk full');
  }, 'open');
  await record(event);
  room = 40;
  await record(event);
  room = Number.POSITIVE_INFINITY;
  await record(event);
  await record(event);
  expect(verifyChain(written.split('\n'), KEY)).toMatchObject({ faults: [{ lineNumber: 3, fault: 'missing' }] });
});

test.each([
  ['closed', 1],
  ['open', 2],
] as const)('%s: the copy gets what was accepted, and with open what was lost too', async (failure, copies) => {
  const copied: number[] = [];
  let isBroken = false;
  const record = createAudit({
    write: () => {
      if (isBroken) broken();
    },
    copy: ({ sequence }) => copied.push(sequence),
    onLost: () => undefined,
    ...{ failure, instanceId: 'i1', key: KEY, clock },
  });
  await record(event);
  isBroken = true;
  await record(event).catch(() => undefined);
  expect(copied).toHaveLength(copies);
});

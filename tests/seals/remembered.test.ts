import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createStatements } from '../../api-worker/seals/create-statements.ts';
import { createUsedProofs } from '../../api-worker/seals/used-proofs.ts';

const clock = { nowMs: () => Date.UTC(2026, 10, 18, 10, 45) };

test('which of two statements is newer says their end, however long ago the flow verified', async () => {
  const statements = createStatements({ keys: [{ kid: 'fl', secret: randomBytes(64) }], clock });
  const conversationId = randomUUID();
  const endOf = async (verifiedAt: string) => {
    const facts = { customerId: 'C1', callerId: null, level: 'verified', method: 'OTP', verifiedAt } as const;
    const { statement } = await statements.issue(conversationId, facts);
    const check = await statements.check(conversationId, statement);
    return check.isValid ? check.expiresAtEpochS : null;
  };
  const justNow = await endOf('2026-11-18T10:45:00Z');
  expect(justNow).toBeGreaterThan(clock.nowMs() / 1000);
  expect(await endOf('2026-11-18T09:00:00Z')).toBe(justNow);
});

test('says how many proofs it remembers, each once', () => {
  const used = createUsedProofs(clock);
  used.use('one');
  used.use('another');
  expect(() => used.use('one')).toThrow(RangeError);
  expect(used.count()).toBe(2);
});

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Role } from '../../api-worker/contract/session.ts';
import { maskedField, revealClaims } from '../../api-worker/reveals/reveal-handle.ts';
import { createSeals } from '../../api-worker/seals/create-seals.ts';

const nowMs = Date.UTC(2026, 10, 18, 10, 45);
const keys = {
  general: [{ kid: 's', secret: randomBytes(32) }],
  pins: [{ kid: 'p', secret: randomBytes(32) }],
} as const;
const seals = createSeals({ keys, clock: { nowMs: () => nowMs } });
const field = 'company-registration-number' as const;
const forRoles = (roles: Role[]) =>
  maskedField(seals, '04412345', { access: { repId: 'ada', roles }, customerId: 'C1', field });

test.each<[Role[]]>([[[]], [['rep', 'supervisor', 'manager', 'searcher']]])(
  'without the permission (%j) it stays masked',
  async (roles) => {
    expect(await forRoles(roles)).toEqual({ text: '•••2345', masked: true });
  },
);

test('with the permission it is masked too, and its handle names this rep, this customer and this field alone', async () => {
  const { reveal = '', ...shown } = await forRoles(['rep', 'revealer']);
  expect(shown).toEqual({ text: '•••2345', masked: true });
  const opened = await seals.open('reveal', reveal);
  expect(opened.claims).toEqual({ repId: 'ada', customerId: 'C1', field });
  expect(opened.expiresAtEpochS).toBe(nowMs / 1000 + 86_400);
});

test('a handle names one rep, one customer and one field', () => {
  const claims = { repId: 'ada', customerId: 'C1', field };
  expect(revealClaims.parse(claims)).toEqual(claims);
});

test.each([
  ['a field the schema does not mark as sensitive', { field: 'legal-name' }],
  ['no field', { field: undefined }],
  ['no customer', { customerId: undefined }],
  ['no rep', { repId: undefined }],
  ['something more', { level: 'verified' }],
])('a handle for %s is none', (_what, change) => {
  expect(revealClaims.safeParse({ repId: 'ada', customerId: 'C1', field, ...change }).success).toBe(false);
});

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { AppError } from '../../api-worker/errors.ts';
import { createSeals } from '../../api-worker/seals/create-seals.ts';
import { UnknownKeyId } from '../../api-worker/seals/key-ring.ts';

const clock = { nowMs: Date.now };
const sealsWith = (kid: string) => {
  const key = { kid, secret: randomBytes(32) };
  return createSeals({ keys: { general: [key], pins: [key] }, clock });
};
const failureOf = (opening: Promise<unknown>) =>
  opening.then(
    () => undefined,
    (error: unknown) => (error instanceof AppError ? error : undefined),
  );

test('what names a key nobody gave is told apart from what is merely wrong, and refused alike', async () => {
  const sealed = await sealsWith('old').seal('ticket', {}, { expiresInS: 60 });
  const [unknown, wrong] = [
    await failureOf(sealsWith('new').open('ticket', sealed)),
    await failureOf(sealsWith('old').open('ticket', sealed)),
  ];
  expect([unknown?.code, wrong?.code]).toEqual(['handle_invalid', 'handle_invalid']);
  expect(unknown?.cause).toBeInstanceOf(UnknownKeyId);
  expect(wrong?.cause).not.toBeInstanceOf(UnknownKeyId);
});

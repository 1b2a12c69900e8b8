import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { CompactSign } from 'jose';
import { expect, test } from 'vitest';
import { createStatements } from '../../api-worker/seals/create-statements.ts';
import { conversationHash, packedId, unpackedId } from '../../api-worker/seals/statement-text.ts';

const nowMs = Date.UTC(2026, 10, 18, 10, 45);
const nowS = nowMs / 1000;
const secret = randomBytes(64);
const statements = createStatements({ keys: [{ kid: 'fl', secret }], clock: { nowMs: () => nowMs } });
const conversationId = randomUUID();
const malformed = { isValid: false, reason: 'malformed' };

const payload = { c: conversationHash(conversationId), b: 'C000123', l: 2, m: 'IVR_PIN', v: nowS, e: 3_600 };
const signed = (change: object = {}, alg = 'HS256') =>
  new CompactSign(Buffer.from(JSON.stringify({ ...payload, ...change })))
    .setProtectedHeader({ alg, kid: 'fl' })
    .sign(secret);

test('what the flow signs itself counts, so the refusals below are about what they change', async () => {
  expect(await statements.check(conversationId, await signed())).toMatchObject({ isValid: true });
});

test.each(['HS384', 'HS512'])('refuses %s, even under the right key', async (alg) => {
  expect(await statements.check(conversationId, await signed({}, alg))).toEqual(malformed);
});

test('reads a statement of 256 characters and none that is longer, even if it is signed', async () => {
  const lengths = new Map<number, string>();
  for (let pad = 1; pad < 120; pad += 1) {
    const each = await signed({ m: 'M'.repeat(pad) });
    lengths.set(each.length, each);
  }
  const isRead = async (length: number) => (await statements.check(conversationId, lengths.get(length) ?? '')).isValid;
  const longest = Math.max(...[...lengths.keys()].filter((length) => length <= 256));
  const longer = Math.min(...[...lengths.keys()].filter((length) => length > 256));
  expect([longest, await isRead(longest)]).toEqual([256, true]);
  expect(await isRead(longer)).toBe(false);
});

test('issues a statement of 256 characters and none that is longer', async () => {
  const issue = (customerId: string) =>
    statements.issue(conversationId, {
      customerId,
      callerId: null,
      level: 'verified',
      method: 'OTP',
      verifiedAt: new Date(nowMs).toISOString(),
    });
  const lengths: number[] = [];
  let refusal: unknown;
  for (let length = 10; refusal === undefined; length += 1) {
    await issue('X'.repeat(length)).then(
      ({ statement }) => lengths.push(statement.length),
      (error) => {
        refusal = error;
      },
    );
  }
  expect(lengths.at(-1)).toBe(256);
  expect(refusal).toBeInstanceOf(RangeError);
});

test('a verification may be a minute ahead of our clock, no more', async () => {
  expect(await statements.check(conversationId, await signed({ v: nowS + 60 }))).toMatchObject({ isValid: true });
  expect(await statements.check(conversationId, await signed({ v: nowS + 61 }))).toEqual(malformed);
});

test.each([
  ['no life at all', { e: 0 }],
  ['half a second', { v: nowS - 0.5 }],
  ['a level of its own', { l: 0 }],
  ['no method', { m: undefined }],
])('refuses a statement with %s', async (_what, change) => {
  expect(await statements.check(conversationId, await signed(change))).toEqual(malformed);
});

test('binds to the first 128 bits of the SHA-256 of the conversation id in lower case, as the flow is told', () => {
  const id = '3F2504E0-4F89-41D3-9A0C-0305E82C3301';
  const digest = createHash('sha256').update(id.toLowerCase()).digest();
  expect(conversationHash(id)).toBe(digest.subarray(0, 16).toString('base64url'));
});

test.each(['x3f2504e0-4f89-41d3-9a0c-0305e82c3301', '3f2504e0-4f89-41d3-9a0c-0305e82c3301-2'])(
  'an id that only holds a UUID is written as it is: %s',
  (id) => {
    expect(packedId('b', 'B', id)).toEqual({ b: id });
  },
);

test('a packed id that is no UUID is not made to look like one', () => {
  const bytes = Buffer.alloc(17, 1);
  expect(unpackedId(undefined, bytes.toString('base64url'))).toBe(bytes.toString('hex'));
});

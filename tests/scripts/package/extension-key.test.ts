import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import unpackedKey from '../../../deploy/extension/unpacked-key.json' with { type: 'json' };
import { extensionId, makeExtensionKey, readExtensionKey } from '../../../scripts/package/extension-key.ts';

const PKCS8 = { type: 'pkcs8', format: 'pem' } as const;

test('a public key gives the id the browser gives it', () => {
  expect(extensionId(unpackedKey.key)).toBe(unpackedKey.id);
});

test('a key that was written down is the same key again, with the same id', () => {
  const made = makeExtensionKey();
  const read = readExtensionKey(made.privateKey.export(PKCS8).toString());
  expect({ id: read.id, publicKey: read.publicKey }).toEqual({ id: made.id, publicKey: made.publicKey });
  expect(read.id).toMatch(/^[a-p]{32}$/u);
  expect(makeExtensionKey().id).not.toBe(made.id);
});

describe('a key is refused, and nothing of it repeated,', () => {
  const rsa = (bits: number) => generateKeyPairSync('rsa', { modulusLength: bits }).privateKey;
  const good = rsa(2048);
  const whole = good.export(PKCS8).toString();
  const encrypted = good.export({ ...PKCS8, cipher: 'aes-256-cbc', passphrase: 'secret' }).toString();
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(PKCS8).toString();

  test.each([
    ['when it is too short', rsa(1024).export(PKCS8).toString(), 'rsa 1024'],
    ['when it is not RSA', elliptic, 'this one is ec'],
    ['in another form', good.export({ type: 'pkcs1', format: 'pem' }).toString(), 'PKCS#8'],
    ['when it needs a password', encrypted, 'unencrypted'],
    ['when it is cut off', whole.slice(0, whole.length / 2), 'is the file whole'],
    ['when it is no key', 'hunter2', 'PKCS#8'],
  ])('%s', (_, pem, reason) => {
    expect(() => readExtensionKey(pem)).toThrow(TypeError);
    expect(() => readExtensionKey(pem)).toThrow(reason);
    const body = pem.split('\n')[1] ?? pem;
    expect(() => readExtensionKey(pem)).not.toThrow(body);
  });
});

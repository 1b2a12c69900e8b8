import type { KeyObject } from 'node:crypto';
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';

/** Chrome takes smaller ones too; nobody should trust them. */
const MIN_BITS = 2048;

export type ExtensionKey = {
  privateKey: KeyObject;
  /** Base64 of the DER form: the manifest's `key`. */
  publicKey: string;
  id: string;
};

/** What an extension with this public key is called: the first half of its hash, in letters from a to p. */
export function extensionId(publicKey: string): string {
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 32);
  return [...digest].map((digit) => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16))).join('');
}

export function makeExtensionKey(): ExtensionKey {
  return fromPrivateKey(generateKeyPairSync('rsa', { modulusLength: MIN_BITS }).privateKey);
}

/** Takes an RSA key of at least 2048 bits in PKCS#8 PEM; a message never repeats anything of the key. */
export function readExtensionKey(pem: string): ExtensionKey {
  if (!pem.trim().startsWith('-----BEGIN PRIVATE KEY-----')) {
    throw new TypeError('The extension key must be an unencrypted PKCS#8 PEM ("-----BEGIN PRIVATE KEY-----").');
  }
  const privateKey = parsedKey(pem);
  const bits = privateKey.asymmetricKeyDetails?.modulusLength ?? 0;
  if (privateKey.asymmetricKeyType !== 'rsa' || bits < MIN_BITS) {
    const what = `${privateKey.asymmetricKeyType} ${bits || ''}`.trim();
    throw new TypeError(`The extension key must be RSA with at least ${MIN_BITS} bits; this one is ${what}.`);
  }
  return fromPrivateKey(privateKey);
}

function parsedKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    throw new TypeError('The extension key cannot be read as PKCS#8 PEM; is the file whole?', { cause });
  }
}

function fromPrivateKey(privateKey: KeyObject): ExtensionKey {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  return { privateKey, publicKey, id: extensionId(publicKey) };
}

import { expect, test } from 'vitest';
import { makeExtensionKey } from '../../../scripts/package/extension-key.ts';
import { provenanceStatement, signedStatement, vouchedHashes } from '../../../scripts/package/provenance.ts';
import { sampleKey } from './sample-extension.ts';

const HASHES = { 'b.crx': 'b'.repeat(64), 'a.zip': 'a'.repeat(64) };
const INFO = {
  commit: 'c'.repeat(40),
  isClean: true,
  lockSha256: 'd'.repeat(64),
  isInstalledAsLocked: true,
  version: '1.0.0',
  node: 'v24',
  hosts: ['https://a.example'],
  id: sampleKey.id,
  redirectUri: '',
  files: {},
  artefacts: {},
};

test('the statement is in-toto’s, with SLSA’s account of source and settings', () => {
  expect(provenanceStatement(HASHES, INFO)).toMatchObject({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      { name: 'a.zip', digest: { sha256: HASHES['a.zip'] } },
      { name: 'b.crx', digest: { sha256: HASHES['b.crx'] } },
    ],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        externalParameters: { version: '1.0.0', hosts: INFO.hosts },
        resolvedDependencies: [
          { name: 'source', digest: { gitCommit: INFO.commit } },
          { name: 'package-lock.json', digest: { sha256: INFO.lockSha256 } },
        ],
      },
    },
  });
});

test('what was signed is read back under the same key, and under no other', () => {
  const envelope = signedStatement(provenanceStatement(HASHES, INFO), sampleKey);
  expect(vouchedHashes(envelope, sampleKey.publicKey)).toEqual(HASHES);
  expect(() => vouchedHashes(envelope, makeExtensionKey().publicKey)).toThrow('not that of the key');
});

test('a changed statement is not believed', () => {
  const envelope = JSON.parse(signedStatement(provenanceStatement(HASHES, INFO), sampleKey));
  const forged = Buffer.from(envelope.payload, 'base64').toString().replace('aaaa', 'ffff');
  const text = JSON.stringify({ ...envelope, payload: Buffer.from(forged).toString('base64') });
  expect(() => vouchedHashes(text, sampleKey.publicKey)).toThrow('not that of the key');
});

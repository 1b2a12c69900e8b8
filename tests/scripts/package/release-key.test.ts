import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseReleaseKey, takePem } from '../../../scripts/package/release-key.ts';
import { sampleKey, temporaryFolder, writeFiles } from './sample-extension.ts';

const pem = sampleKey.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

test('a key from a file, or from the environment, is that key', () => {
  using folder = temporaryFolder();
  writeFiles(folder.path, { 'key.pem': pem }, 0o600);
  expect(chooseReleaseKey(join(folder.path, 'key.pem'), 'not looked at')).toMatchObject({
    id: sampleKey.id,
    origin: 'file',
  });
  expect(chooseReleaseKey(undefined, pem)).toMatchObject({ id: sampleKey.id, origin: 'environment' });
});

test('no program started later finds the key in its environment', () => {
  const environment: Record<string, string | undefined> = { EXTENSION_KEY: pem, HOME: 'x' };
  expect(takePem(environment)).toBe(pem);
  expect(environment).toEqual({ HOME: 'x' });
});

test('without a key one is made, and says so', () => {
  const made = chooseReleaseKey(undefined, undefined);
  expect(made.origin).toBe('throw-away');
  expect(chooseReleaseKey(undefined, '').id).not.toBe(made.id);
});

test.each([0o644, 0o640, 0o604])(
  'a key file with mode %o, which others can read, is refused with the way to mend it',
  (mode) => {
    using folder = temporaryFolder();
    writeFiles(folder.path, { 'key.pem': pem });
    chmodSync(join(folder.path, 'key.pem'), mode);
    expect(() => chooseReleaseKey(join(folder.path, 'key.pem'), pem)).toThrow(/by others than you.*chmod 600/su);
  },
);

test('a file that is not there is no reason to take another key', () => {
  expect(() => chooseReleaseKey('/nowhere/key.pem', pem)).toThrow('--key: there is no file /nowhere/key.pem');
});

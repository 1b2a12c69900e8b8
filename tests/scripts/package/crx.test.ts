import { readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import writeCrx3File from 'crx3';
import { afterEach, expect, test } from 'vitest';
import { filesOf, packCrx } from '../../../scripts/package/crx.ts';
import { checkedCrxSignature } from '../../../scripts/package/crx-signature.ts';
import { makeExtensionKey } from '../../../scripts/package/extension-key.ts';
import { SAMPLE_FILES, sampleKey, temporaryFolder, writeFiles } from './sample-extension.ts';

const timeZone = process.env.TZ;

afterEach(() => {
  if (timeZone === undefined) delete process.env.TZ;
  else process.env.TZ = timeZone;
});

async function packed() {
  using folder = temporaryFolder();
  writeFiles(folder.path, SAMPLE_FILES);
  return await packCrx(folder.path, sampleKey);
}

test('the bytes are the same whatever order, dates, modes and time zone the machine has', async () => {
  const { crx, zip } = await packed();
  using other = temporaryFolder();
  writeFiles(other.path, Object.fromEntries(Object.entries(SAMPLE_FILES).reverse()), 0o600);
  utimesSync(join(other.path, 'background.js'), 1, 1);
  process.env.TZ = 'Asia/Tokyo';
  const again = await packCrx(other.path, sampleKey);
  expect(again.crx.equals(crx)).toBe(true);
  expect(again.zip.equals(zip)).toBe(true);
});

test('another packer makes the same CRX of the same archive and key', async () => {
  const { crx } = await packed();
  using folder = temporaryFolder();
  const [keyPath, crxPath] = [join(folder.path, 'key.pem'), join(folder.path, 'other.crx')];
  writeFileSync(keyPath, sampleKey.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  const archive = crx.subarray(12 + crx.readUInt32LE(8));
  const { appId } = await writeCrx3File(Readable.from([archive]), { keyPath, crxPath });
  expect(appId).toBe(sampleKey.id);
  expect(readFileSync(crxPath).equals(crx)).toBe(true);
});

test('the archive for a store has no key in its manifest and is the same otherwise', async () => {
  const { crx, zip } = await packed();
  expect(crx.includes('"key":')).toBe(true);
  expect(zip.includes('"key":')).toBe(false);
  expect(zip.includes('"version":"1.0.0"')).toBe(true);
  expect(zip.includes(SAMPLE_FILES['background.js'])).toBe(true);
});

test('the signature names its key, and holds over every byte', async () => {
  const { crx } = await packed();
  expect(checkedCrxSignature(crx)).toEqual({ id: sampleKey.id, publicKey: sampleKey.publicKey });
  for (const place of [crx.length - 1, crx.indexOf('chrome.runtime'), crx.indexOf('manifest.json')]) {
    const flipped = Buffer.from(crx);
    flipped.writeUInt8((flipped.readUInt8(place) ^ 1) & 0xff, place);
    expect(() => checkedCrxSignature(flipped)).toThrow('does not hold');
  }
  expect(() => checkedCrxSignature(crx.subarray(100))).toThrow('no CRX3');
});

test('a build for another key is not signed with this one', async () => {
  using folder = temporaryFolder();
  writeFiles(folder.path, SAMPLE_FILES);
  await expect(packCrx(folder.path, makeExtensionKey())).rejects.toThrow('built with another key');
});

test('a folder without a manifest is no extension', async () => {
  using folder = temporaryFolder();
  writeFiles(folder.path, { 'background.js': '' });
  await expect(packCrx(folder.path, sampleKey)).rejects.toThrow('no manifest.json');
});

test.each(['/etc/hosts', '/etc', '/nowhere'])(
  'a link to %s among the files of a release is refused by its name',
  async (where) => {
    using folder = temporaryFolder();
    writeFiles(folder.path, { 'policy/pilot/linux/chrome.json': '{}' });
    symlinkSync(where, join(folder.path, 'policy/pilot/linux/edge.json'));
    await expect(filesOf(folder.path)).rejects.toThrow('policy/pilot/linux/edge.json is neither a file nor a folder');
  },
);

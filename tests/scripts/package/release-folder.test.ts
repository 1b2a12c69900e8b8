import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeReleaseFolder } from '../../../scripts/package/release-folder.ts';
import { temporaryFolder, writeFiles } from './sample-extension.ts';

const RELEASE = new Map([
  ['build-info.json', Buffer.from('{}')],
  ['sbom/panel.cdx.json', Buffer.from('{}')],
]);

test('an earlier release is replaced as a whole', async () => {
  using folder = temporaryFolder();
  writeFiles(folder.path, { 'build-info.json': 'old', 'old.crx': 'old' });
  await writeReleaseFolder(folder.path, RELEASE);
  expect(existsSync(join(folder.path, 'old.crx'))).toBe(false);
  expect(readFileSync(join(folder.path, 'sbom/panel.cdx.json'), 'utf8')).toBe('{}');
});

test('a folder that holds something else is left alone', async () => {
  using folder = temporaryFolder();
  writeFiles(folder.path, { 'letter.txt': 'dear' });
  await expect(writeReleaseFolder(folder.path, RELEASE)).rejects.toThrow('--out: ');
  expect(readFileSync(join(folder.path, 'letter.txt'), 'utf8')).toBe('dear');
});

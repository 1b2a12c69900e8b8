import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildRelease } from '../../../scripts/package/build-release.ts';
import { sampleKey, temporaryFolder, writeFiles } from './sample-extension.ts';

const BUILD = { hosts: ['https://prep.bank.example'], version: '1.0.0', key: sampleKey };

test('a folder that holds something is not built over', async () => {
  using folder = temporaryFolder();
  writeFiles(folder.path, { 'letter.txt': 'dear' });
  await expect(buildRelease({ ...BUILD, folder: folder.path })).rejects.toThrow('is not empty');
  expect(readFileSync(join(folder.path, 'letter.txt'), 'utf8')).toBe('dear');
});

test.each([[[]], [['http://prep.bank.example']]])('nothing is built for the worker addresses %j', async (hosts) => {
  using folder = temporaryFolder();
  await expect(buildRelease({ ...BUILD, hosts, folder: folder.path })).rejects.toThrow(/at least one|https origin/u);
});

import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { PackageArguments } from '../../../scripts/package/arguments.ts';
import { PLACEHOLDER_URLS } from '../../../scripts/package/arguments.ts';
import { packageRelease } from '../../../scripts/package/package-release.ts';
import { rolloutsOf } from '../../../scripts/package/rollouts.ts';
import { packageIn } from '../../../scripts/release/checkout.ts';
import { makeRelease } from '../../../scripts/release/release.ts';
import { ROOT } from '../../../scripts/run-program.mjs';
import { sampleKey, temporaryFolder, writeFiles } from './sample-extension.ts';

const files = temporaryFolder();
afterAll(() => files[Symbol.dispose]());
writeFiles(files.path, { 'broken.json': '{', 'foreign.json': '{"workerAddress":"https://evil.example"}' });

const WANTED: PackageArguments = {
  hosts: ['https://prep.bank.example'],
  version: '1.2.3',
  rings: ['pilot', 'broad'],
  updateUrls: PLACEHOLDER_URLS,
};
const KEY = { ...sampleKey, origin: 'file' as const };

test('each ring is told the first worker address, where no settings are given', () => {
  const rollouts = rolloutsOf(WANTED, sampleKey.id);
  expect(rollouts.map(({ ring }) => ring)).toEqual(['pilot', 'broad']);
  expect(rollouts.map(({ settings }) => settings.workerAddress)).toEqual([WANTED.hosts[0], WANTED.hosts[0]]);
});

const WRONG: [string, Partial<PackageArguments>, RegExp][] = [
  ['region', { region: 'nowhere.example' }, /^--region: /u],
  ['minimum version', { minimumVersion: '9.0' }, /^--minimum-version: 9\.0 is above/u],
  ['file of settings', { settingsFile: join(files.path, 'gone.json') }, /^--settings: .*gone\.json/u],
  ['text of settings', { settingsFile: join(files.path, 'broken.json') }, /^--settings: .*broken\.json/u],
  ['setting', { settingsFile: join(files.path, 'foreign.json') }, /^--settings\.workerAddress: "https:\/\/evil\.exa/u],
];

describe.each(WRONG)('a wrong %s is named by its argument', (_what, wrong, message) => {
  /** A build would complain of this at once, so whoever complains of anything else came before. */
  const unbuildable = { ...WANTED, hosts: ['https://prep.bank.example', 'no address'] };

  test('as an argument', () => {
    expect(() => rolloutsOf({ ...WANTED, ...wrong }, sampleKey.id)).toThrow(TypeError);
    expect(() => rolloutsOf({ ...WANTED, ...wrong }, sampleKey.id)).toThrow(message);
  });

  test('before anything is built', async () => {
    const argument = new RegExp(message.source.replace('^', ''), 'mu');
    await expect(packageRelease({ ...unbuildable, ...wrong }, KEY)).rejects.toThrow(argument);
  });

  test('before anything is cloned', async () => {
    const said: string[] = [];
    const wanted = { packaging: { ...WANTED, ...wrong }, isBorrowing: true, isTagged: false };
    await expect(makeRelease(wanted, KEY, (text) => said.push(text))).rejects.toThrow(message);
    expect(said).toEqual([]);
  });
});

test('what the packaging of a clone complains of is not behind a command line', async () => {
  const packaged = packageIn(ROOT, ['--hosts', 'https://prep.bank.example', '--version', 'one'], '');
  await expect(packaged).rejects.toThrow(/^--version: "one"/u);
  await expect(packaged).rejects.toThrow(TypeError);
});

import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hashesOf } from '../../../scripts/package/build-info.ts';
import { packCrx } from '../../../scripts/package/crx.ts';
import { provenanceStatement, signedStatement } from '../../../scripts/package/provenance.ts';
import { verifyArguments } from '../../../scripts/package/verify-arguments.ts';
import { verifyRelease } from '../../../scripts/package/verify-release.ts';
import { runScript } from '../../documents/npm-script.ts';
import { SAMPLE_FILES, sampleKey, temporaryFolder, writeFiles } from './sample-extension.ts';

const scratch = temporaryFolder();
afterAll(() => scratch[Symbol.dispose]());
writeFiles(join(scratch.path, 'extension'), SAMPLE_FILES);
const { crx } = await packCrx(join(scratch.path, 'extension'), sampleKey);

/** A complete release under our key: every file hashed, every signature right. */
function release(version: string, commit: string, isClean = true): string {
  const folder = join(scratch.path, version + commit + isClean);
  const info = {
    ...{ version, commit, isClean, id: sampleKey.id, lockSha256: 'd'.repeat(64), isInstalledAsLocked: true },
    ...{ node: 'v24', hosts: [], redirectUri: '', files: {}, artefacts: {} },
  };
  const files = new Map([
    ['x.crx', crx],
    ['build-info.json', Buffer.from(JSON.stringify(info))],
  ]);
  const provenance = signedStatement(provenanceStatement(hashesOf(files), info), sampleKey);
  writeFiles(folder, { ...Object.fromEntries(files), 'provenance.json': provenance });
  return folder;
}

const [OLD, NEW] = ['a'.repeat(40), 'b'.repeat(40)];
const older = release('1.0.0', OLD);
const newer = release('1.1.0', NEW);
const MEANT = { id: sampleKey.id, version: '1.1.0', commit: NEW };

test('the release that is meant is taken, by the whole hash of its commit or by its beginning', async () => {
  for (const commit of [NEW, NEW.slice(0, 12)]) {
    expect(await verifyRelease(newer, { ...MEANT, commit })).toMatchObject({ version: '1.1.0', fileCount: 2 });
  }
});

describe('an older release, complete and signed with the right key, is refused', () => {
  test('by its version', async () => {
    expect(await verifyRelease(older, { id: sampleKey.id })).toMatchObject({ version: '1.0.0' });
    await expect(verifyRelease(older, MEANT)).rejects.toThrow(
      /release of version 1\.0\.0, of a{12}; not of version 1/u,
    );
  });

  test('by its commit, where its number was given twice', async () => {
    const twin = release('1.1.0', OLD);
    await expect(verifyRelease(twin, MEANT)).rejects.toThrow(/version 1\.1\.0, of a{12}; not of commit b{12}\.$/u);
  });

  test('and so is one of changed source: no commit says what is in it', async () => {
    const changed = release('1.1.0', NEW, false);
    await expect(verifyRelease(changed, MEANT)).rejects.toThrow(/of b{12}, changed; not of commit b{12} as it was/u);
  });

  test('by the command, with its exit', () => {
    const args = ['--id', sampleKey.id, '--version', '1.1.0', '--commit', NEW];
    expect(runScript('package', ['--verify', older, ...args])).toMatchObject({ status: 1 });
    const { status, stdout } = runScript('package', ['--verify', newer, ...args]);
    expect([status, stdout]).toEqual([0, expect.stringContaining('It is version 1.1.0, of bbbbbbbbbbbb.')]);
  });
});

test('what is not said is asked', () => {
  const { stdout } = runScript('package', ['--verify', older]);
  expect(stdout).toContain('With --id it is checked.');
  expect(stdout).toContain('With --version and --commit it is checked.');
});

describe('what is meant must be said well:', () => {
  test.each<[Record<string, unknown>, string]>([
    [{ verify: 'x', commit: 'abc' }, '--commit: "abc"'],
    [{ verify: 'x', commit: 'v1.1.0' }, '--commit: "v1.1.0"'],
    [{ verify: 'x', version: '1.1.0-beta' }, '--version: "1.1.0-beta"'],
    [{ verify: 'x', id: 'short' }, '--id: "short"'],
    [{ verify: 'x', hosts: 'https://a.example' }, '--hosts: not with --verify'],
    [{ id: sampleKey.id, commit: NEW }, '--id, --commit: only with --verify'],
  ])('%j', (values, message) => {
    expect(() => verifyArguments(values)).toThrow(TypeError);
    expect(() => verifyArguments(values)).toThrow(message);
  });

  test('and without --verify it is packaged', () => {
    expect(verifyArguments({ hosts: 'https://a.example', version: '1.0.0' })).toBeUndefined();
  });
});

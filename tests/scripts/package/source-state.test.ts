import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourceLabel, sourceState } from '../../../scripts/package/source-state.ts';
import { temporaryFolder, writeFiles } from './sample-extension.ts';

const LOCK = JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } });

function repository(folder: string): void {
  writeFiles(folder, { 'package-lock.json': LOCK, 'source.ts': 'export {};\n', '.gitignore': 'node_modules/\n' });
  for (const args of [
    ['init', '--quiet'],
    ['add', '.'],
    ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', 'x'],
  ]) {
    execFileSync('git', args, { cwd: folder });
  }
}

test('a commit as it was checked out is clean, and is named', () => {
  using folder = temporaryFolder();
  repository(folder.path);
  const state = sourceState(folder.path);
  expect(state).toMatchObject({ isClean: true, commit: expect.stringMatching(/^[0-9a-f]{40}$/u) });
  expect(state.lockSha256).toMatch(/^[0-9a-f]{64}$/u);
  expect(sourceLabel(state)).toBe(state.commit?.slice(0, 12));
});

test('a changed or a new file is said', () => {
  using folder = temporaryFolder();
  repository(folder.path);
  writeFileSync(join(folder.path, 'new.ts'), '');
  expect(sourceState(folder.path).isClean).toBe(false);
  expect(sourceLabel(sourceState(folder.path))).toMatch(/^[0-9a-f]{12}, changed$/u);
});

test.each(['entrypoints/node_modules/a/index.js', '.env.production', 'components/left.log'])(
  'a file that git was told to overlook is said where the bundler would not overlook it: %s',
  (path) => {
    using folder = temporaryFolder();
    repository(folder.path);
    writeFiles(folder.path, { '.git/info/exclude': '.env*\n*.log\n', 'scripts/left.log': '' });
    expect(sourceState(folder.path).isClean).toBe(true);
    writeFiles(folder.path, { [path]: '' });
    expect(sourceState(folder.path).isClean).toBe(false);
  },
);

test('borrowed packages are no change, and are compared with the lock file', () => {
  using folder = temporaryFolder();
  using packages = temporaryFolder();
  repository(folder.path);
  symlinkSync(packages.path, join(folder.path, 'node_modules'));
  expect(sourceState(folder.path)).toMatchObject({ isClean: true, isInstalledAsLocked: false });
  writeFiles(packages.path, { '.package-lock.json': LOCK });
  expect(sourceState(folder.path).isInstalledAsLocked).toBe(true);
  writeFiles(packages.path, { '.package-lock.json': LOCK.replace('1.0.0', '1.0.1') });
  expect(sourceState(folder.path).isInstalledAsLocked).toBe(false);
});

test('outside a repository the commit is unknown and nothing is called clean', () => {
  using folder = temporaryFolder();
  writeFiles(folder.path, { 'package-lock.json': LOCK });
  const state = sourceState(folder.path);
  expect(state).toMatchObject({ commit: null, isClean: false });
  expect(sourceLabel(state)).toBe('unknown source, changed');
});

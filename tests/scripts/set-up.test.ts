import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { isInstalledAsLocked } from '../../scripts/set-up/packages.mjs';

describe('packages', () => {
  const locked = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  };
  const a = { 'node_modules/a': { version: '1.0.0' } };

  test('are in place when npm installed what the lock file asks for', () => {
    expect(isInstalledAsLocked(locked, { ...a, 'node_modules/b': { version: '2.0.0' } })).toBe(true);
  });

  test('are in place without the optional ones of other platforms', () => {
    expect(isInstalledAsLocked(locked, a)).toBe(true);
  });

  test.each([
    ['nothing is installed', undefined],
    ['one is missing', { 'node_modules/b': { version: '2.0.0' } }],
    ['one has another version', { 'node_modules/a': { version: '1.0.1' } }],
    ['one too many is installed', { ...a, 'node_modules/c': { version: '1.0.0' } }],
  ])('are installed again when %s', (_, installed) => {
    expect(isInstalledAsLocked(locked, installed)).toBe(false);
  });
});

describe('the browser', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'browsers-'));
    for (const name of ['google-chrome', 'chromium']) {
      await writeFile(join(folder, name), '');
      await chmod(join(folder, name), 0o755);
    }
    await writeFile(join(folder, 'notes.txt'), '', { mode: 0o644 });
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('is Chromium before Chrome, which ignores --load-extension', () => {
    expect(findBrowser({ PATH: folder }, 'linux')).toBe(join(folder, 'chromium'));
  });

  test('is the one BROWSER_EXECUTABLE names', () => {
    const chosen = join(folder, 'google-chrome');
    expect(findBrowser({ PATH: folder, BROWSER_EXECUTABLE: chosen }, 'linux')).toBe(chosen);
  });

  test('is never another one when BROWSER_EXECUTABLE cannot be run', () => {
    const chosen = join(folder, 'no-such-browser');
    expect(() => findBrowser({ PATH: folder, BROWSER_EXECUTABLE: chosen }, 'linux')).toThrow(
      /BROWSER_EXECUTABLE names/,
    );
  });

  test('is told to be missing when there is none', () => {
    expect(findBrowser({ PATH: '' }, 'linux')).toBeUndefined();
  });
});

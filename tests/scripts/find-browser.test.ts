import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/find-browser.mjs';

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

import { expect, test } from 'vitest';
import { hasReference, skipped } from '../../scripts/test/googlesql.mjs';

test("Google's engine runs on the systems it is built for", () => {
  expect(
    ['x64', 'arm64'].flatMap((arch) => ['linux', 'darwin'].map((platform) => hasReference(platform, arch))),
  ).toEqual([true, true, true, true]);
  expect(hasReference('win32', 'x64')).toBe(false);
  expect(hasReference('linux', 's390x')).toBe(false);
});

test('elsewhere it is named as skipped, which fails in CI', () => {
  const machine = { platform: 'win32', arch: 'x64' };
  expect(skipped({ ...machine, isCi: false })).toEqual({ passed: 0, failures: [] });
  expect(skipped({ ...machine, isCi: true })).toEqual({
    passed: 0,
    failures: ['test:googlesql was skipped: there is no reference implementation for win32 x64'],
  });
});

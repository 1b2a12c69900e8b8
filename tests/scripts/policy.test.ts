import { expect, test } from 'vitest';
import { coveredCases, hindrance, skippedPolicy } from '../../scripts/test/policy.mjs';

const MACHINE = {
  platform: 'linux',
  isRoot: true,
  browser: '/usr/bin/chromium',
  hasPolicyRoot: true,
  canMountApart: true,
};

test('the rollout is tested on Linux, as root, with a Chromium that can be given a policy of its own', () => {
  expect(hindrance(MACHINE)).toBe(undefined);
});

test.each([
  [{ platform: 'darwin' }, /need Linux, this is darwin/u],
  [{ isRoot: false }, /needs root/u],
  [{ browser: undefined }, /Chromium is not installed/u],
  [{ browser: '/usr/bin/google-chrome' }, /Chromium is not installed/u],
  [{ hasPolicyRoot: false }, /no \/etc\/chromium/u],
  [{ canMountApart: false }, /namespace of its own/u],
])('elsewhere it says why not: %o', (difference, reason) => {
  expect(hindrance({ ...MACHINE, ...difference })).toMatch(reason);
});

test('a skip is named, and fails in CI', () => {
  expect(skippedPolicy({ reason: 'no root', isCi: false })).toEqual({ passed: 0, failures: [] });
  expect(skippedPolicy({ reason: 'no root', isCi: true })).toEqual({
    passed: 0,
    failures: ['test:policy was skipped: no root'],
  });
});

test('the cases covered are those whose tests ran', () => {
  const assertionResults = ['C10 waits', 'C9 names', 'stands in the toolbar', 'C10 starts'].map((fullName) => ({
    fullName,
    status: 'passed',
  }));
  expect(coveredCases([{ name: 'settings.test.ts', status: 'passed', assertionResults }])).toEqual(['C9', 'C10']);
});

import { expect, test } from 'vitest';
import { compareVersions, isVersion } from '../../../scripts/package/version.ts';

test.each(['1', '0.1.0', '1.2.3.4', '65535.0'])('a browser takes the version %s', (version) => {
  expect(isVersion(version)).toBe(true);
});

test.each(['', '0.0', '01.2', '1.2.3.4.5', '1.', '-1', '1.2-3', '65536', 'v1.2'])('and refuses "%s"', (version) => {
  expect(isVersion(version)).toBe(false);
});

test('versions compare number by number, a missing one is 0', () => {
  const sorted = ['0.9', '1', '1.0.1', '1.2', '1.10', '2.0.0'];
  expect([...sorted].reverse().sort(compareVersions)).toEqual(sorted);
  expect(compareVersions('1.0', '1')).toBe(0);
});

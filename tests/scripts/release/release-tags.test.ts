import { expect, test } from 'vitest';
import { lastRelease } from '../../../scripts/release/release-tags.ts';

test('the last release is the highest version, whatever the order of the tags and the other tags', () => {
  expect(lastRelease(['v1.9.0', 'v1.10.0', 'v1.2.0', 'vacation', 'v2.0.0-beta', '3.0.0'])).toEqual({
    tag: 'v1.10.0',
    version: '1.10.0',
  });
});

test('before the first there is none', () => {
  expect(lastRelease([])).toBeUndefined();
});

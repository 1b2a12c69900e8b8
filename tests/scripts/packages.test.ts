import { describe, expect, test } from 'vitest';
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

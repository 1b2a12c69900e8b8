import { describe, expect, test } from 'vitest';
import { levelTable } from '../../api-worker/customers/level-table.ts';
import { DEFAULT_LEVELS } from '../../api-worker/customers/levels.ts';

describe('the level table', () => {
  test('shows by default, cell by cell', () => {
    const byDefault = {
      claimed: { name: 'masked', sectionsHeld: 'held_claimed', isCallerShown: false, isPinnable: false },
      asserted: { name: 'greeting', sectionsHeld: 'held_asserted', isCallerShown: false, isPinnable: true },
      verified: { name: 'full', sectionsHeld: null, isCallerShown: true, isPinnable: true },
    };
    expect(DEFAULT_LEVELS).toEqual(byDefault);
    expect(levelTable.parse({})).toEqual(byDefault);
    expect(levelTable.parse({ claimed: {}, asserted: {}, verified: {} })).toEqual(byDefault);
    const nothing = { areSectionsShown: false, isCallerShown: false, isPinnable: false };
    const spoken = { claimed: { name: 'masked', ...nothing }, verified: { areSectionsShown: true } };
    expect(levelTable.parse(spoken)).toEqual(byDefault);
  });

  test.each(['masked', 'greeting', 'full'] as const)('lets a bank show the %s name of an asserted customer', (name) => {
    expect(levelTable.parse({ asserted: { name } }).asserted).toEqual({ ...DEFAULT_LEVELS.asserted, name });
  });

  test.each(['greeting', 'full'] as const)('lets a bank show the %s name of a verified customer', (name) => {
    expect(levelTable.parse({ verified: { name } }).verified).toEqual({ ...DEFAULT_LEVELS.verified, name });
  });

  test('lets a bank run the sections of an asserted customer, and widens nothing else by it', () => {
    expect(levelTable.parse({ asserted: { areSectionsShown: true } })).toEqual({
      ...DEFAULT_LEVELS,
      asserted: { ...DEFAULT_LEVELS.asserted, sectionsHeld: null },
    });
  });

  test.each([
    ['asserted', { isCallerShown: true }],
    ['asserted', { isPinnable: false }],
    ['verified', { isCallerShown: false }],
    ['verified', { isPinnable: false }],
  ] as const)('lets a bank choose for %s: %o', (level, cell) => {
    expect(levelTable.parse({ [level]: cell })[level]).toEqual({ ...DEFAULT_LEVELS[level], ...cell });
  });

  test.each([
    ['the greeting name on a claim', { claimed: { name: 'greeting' } }],
    ['the full name on a claim', { claimed: { name: 'full' } }],
    ['sections on a claim', { claimed: { areSectionsShown: true } }],
    ['the caller on a claim', { claimed: { isCallerShown: true } }],
    ['pins of a claim', { claimed: { isPinnable: true } }],
    ['a verified customer whose sections are held', { verified: { areSectionsShown: false } }],
    ['a masked name of a verified customer', { verified: { name: 'masked' } }],
    ['a level nobody knows', { certain: {} }],
    ['a cell nobody knows on a claim', { claimed: { isTrusted: true } }],
    ['a cell nobody knows on an assertion', { asserted: { isTrusted: true } }],
    ['a cell nobody knows on a proof', { verified: { isTrusted: true } }],
    ['a word where a choice stands', { asserted: { isPinnable: 'yes' } }],
  ])('refuses %s', (_what, table) => {
    expect(levelTable.safeParse(table).success).toBe(false);
  });
});

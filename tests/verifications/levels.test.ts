import { describe, expect, it, test } from 'vitest';
import { readConfiguration } from '../../api-worker/configuration.ts';
import { SECTION_IDS } from '../../api-worker/contract/sections.ts';
import { levelTable } from '../../api-worker/customers/level-table.ts';
import { DEFAULT_LEVELS } from '../../api-worker/customers/levels.ts';
import { workerSettings } from '../app/settings.ts';
import { claimOf, identityOf, openDesk, sectionsOf } from '../prep-pack/desk.ts';

/** What a rep sees of one customer at each level under a table. */
async function shownUnder(setting: unknown, level: 'claimed' | 'asserted' | 'verified') {
  const desk = openDesk({ change: { levels: levelTable.parse(setting) } });
  const conversationId =
    level === 'claimed' ? desk.ring({ claims: [claimOf('B-1')] }) : await desk.ringSigned({ level });
  const frames = await desk.pack({ conversationId });
  const { identity } = identityOf(frames);
  if (identity.state !== 'identified') throw new RangeError(identity.state);
  return {
    level: identity.level,
    name: identity.customer.isMasked ? 'masked' : 'clear',
    hasSegment: identity.customer.segment !== undefined,
    isCallerHeld: identity.caller.state === 'held',
    isPinnable: identity.isPinnable,
    held: sectionsOf(frames).filter(({ status }) => status === 'held').length,
    queries: desk.sectionQueries().length,
    views: desk.audit.filter(({ type }) => type === 'VIEW').length,
  };
}

const ALL = SECTION_IDS.length;
const HELD = { held: ALL, queries: 0, views: 0 };
const SHOWN = { held: 0, queries: ALL - 1, views: 1 };

describe('each cell of the level table decides what is shown', () => {
  it.each([
    ['claimed', {}, { name: 'masked', hasSegment: false, isCallerHeld: true, isPinnable: false, ...HELD }],
    ['asserted', {}, { name: 'masked', hasSegment: false, isCallerHeld: true, isPinnable: true, ...HELD }],
    ['verified', {}, { name: 'clear', hasSegment: true, isCallerHeld: false, isPinnable: true, ...SHOWN }],
    ['asserted', { asserted: { name: 'full' } }, { name: 'clear', hasSegment: true, ...HELD }],
    ['asserted', { asserted: { name: 'masked' } }, { name: 'masked', hasSegment: false, ...HELD }],
    ['asserted', { asserted: { areSectionsShown: true } }, { name: 'masked', isCallerHeld: true, ...SHOWN }],
    ['asserted', { asserted: { isCallerShown: true } }, { isCallerHeld: false, ...HELD }],
    ['asserted', { asserted: { isPinnable: false } }, { isPinnable: false, ...HELD }],
    ['verified', { verified: { name: 'greeting' } }, { hasSegment: false, ...SHOWN }],
    ['verified', { verified: { isCallerShown: false } }, { isCallerHeld: true, ...SHOWN }],
    ['verified', { verified: { isPinnable: false } }, { isPinnable: false, ...SHOWN }],
    [
      'claimed',
      { asserted: { areSectionsShown: true, name: 'full', isCallerShown: true } },
      { name: 'masked', ...HELD },
    ],
  ] as const)('%s under %j', async (level, setting, expected) => {
    expect(await shownUnder(setting, level)).toMatchObject({ level, ...expected });
  });
});

test('a setting that names nothing is the default table', () => {
  expect(levelTable.parse({})).toEqual(DEFAULT_LEVELS);
  expect(readConfiguration(workerSettings()).LEVELS).toEqual(DEFAULT_LEVELS);
});

test.each([
  { claimed: { areSectionsShown: true } },
  { claimed: { name: 'greeting' } },
  { claimed: { name: 'full' } },
  { claimed: { isCallerShown: true } },
  { claimed: { isPinnable: true } },
  { claimed: { sectionsHeld: null } },
  { verified: { areSectionsShown: false } },
  { certain: {} },
])('a worker with %j does not start: a claim is no evidence, and levels are three', (table) => {
  expect(() => readConfiguration(workerSettings({ LEVELS: JSON.stringify(table) }))).toThrow('LEVELS');
});

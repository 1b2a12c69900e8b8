import { describe, expect, test } from 'vitest';
import { changelogSections } from '../../../scripts/release/changelog.ts';
import { releaseFaults } from '../../../scripts/release/faults.ts';

const BEFORE = { permissions: ['storage'], settings: ['workerAddress'] };
const RELEASE = {
  version: '1.1.0',
  versionHere: '1.1.0',
  isRollback: false,
  previous: { version: '1.0.0', demands: BEFORE },
  demands: BEFORE,
  isClean: true,
};

const section = (notes: string, heading = '## [1.1.0] - 2026-11-30', unreleased = '') =>
  changelogSections(`## [Unreleased]\n${unreleased}\n${heading}\n### For administrators\n${notes}\n`);

const NOTHING_NEW = section('- Order: worker first\n- New settings: none\n- New permissions: none');

test('a higher version from a commit, with its notes for administrators, has nothing against it', () => {
  expect(releaseFaults(RELEASE, NOTHING_NEW)).toEqual([]);
});

test('a first release has nothing to be above', () => {
  expect(releaseFaults({ ...RELEASE, previous: undefined }, NOTHING_NEW)).toEqual([]);
});

test('all faults are told at once', () => {
  const faults = releaseFaults({ ...RELEASE, isClean: false, version: '0.9.0' }, []);
  expect(faults).toHaveLength(3);
  expect(faults[0]).toContain('in no commit');
  expect(faults[1]).toContain('0.9.0 is not above 1.0.0');
  expect(faults[2]).toContain('no section "## [0.9.0]');
});

test.each(['1.0.0', '1.0', '0.9.9'])(
  'the version %s, which no browser would take, is refused with the way back',
  (version) => {
    const faults = releaseFaults({ ...RELEASE, version }, section('', `## [${version}] - 2026-11-30`));
    expect(faults[0]).toMatch(/not above 1\.0\.0.*never goes back.*--as <higher version>/u);
  },
);

test('a rollback does not take the number of the code it goes back from, tagged or not', () => {
  const badInPilot = { ...RELEASE, isRollback: true };
  expect(releaseFaults(badInPilot, NOTHING_NEW)).toEqual([
    expect.stringMatching(/^1\.1\.0 is the number of the code here.*--as <higher version>/u),
  ]);
  expect(releaseFaults({ ...badInPilot, versionHere: '1.0.0' }, NOTHING_NEW)).toEqual([]);
});

describe('administrators must be told', () => {
  const demands = { permissions: ['storage', 'tabs'], settings: ['workerAddress', 'pinLimit'] };

  test('a new permission and a new setting by name', () => {
    const faults = releaseFaults({ ...RELEASE, demands }, NOTHING_NEW);
    expect(faults).toHaveLength(2);
    expect(faults[0]).toContain('"New settings" does not name `pinLimit`');
    expect(faults[1]).toMatch(/"New permissions" does not name `tabs`.*switches the extension off/u);
  });

  test('and then nothing stands against it', () => {
    const notes = section('- Order: either first\n- New settings: `pinLimit`\n- New permissions: `tabs`, for x');
    expect(releaseFaults({ ...RELEASE, demands }, notes)).toEqual([]);
  });

  test('nothing that is not new', () => {
    const notes = section('- Order: worker first\n- New settings: `workerAddress`\n- New permissions: none');
    expect(releaseFaults(RELEASE, notes)).toEqual([expect.stringContaining('names `workerAddress`, which')]);
  });

  test('which side goes first, and each line even when there is nothing', () => {
    const faults = releaseFaults(RELEASE, section('- Order: whatever'));
    expect(faults.map((fault) => /line "- (.+?):/u.exec(fault)?.[1])).toEqual([
      'Order',
      'New settings',
      'New permissions',
    ]);
  });

  test('when', () => {
    const notes = section('- Order: worker first\n- New settings: none\n- New permissions: none', '## [1.1.0]');
    expect(releaseFaults(RELEASE, notes)).toEqual([expect.stringContaining('has no date')]);
  });
});

test('what is still listed as unreleased is forgotten, except in a rollback', () => {
  const notes = section(
    '- Order: worker first\n- New settings: none\n- New permissions: none',
    '## [1.1.0] - 2026-11-30',
    '### Added\n- a thing\n',
  );
  expect(releaseFaults(RELEASE, notes)).toEqual([expect.stringContaining('[Unreleased] has entries')]);
  expect(releaseFaults({ ...RELEASE, isRollback: true, versionHere: '1.2.0' }, notes)).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { changelogSections, hasEntries, ORDERS } from '../../../scripts/release/changelog.ts';

const TEXT = `# Changelog

## [Unreleased]

## [1.1.0] - 2026-11-30

### For administrators

- Order: panel first.
- New settings: \`pinLimit\`, and
  \`pinDays\`
- New permissions: none

### Added

- New settings: this line is for reps

## [1.0.0]
`;

test('a section has its date, its entries and what it tells administrators', () => {
  const [unreleased, newest, first] = changelogSections(TEXT);
  expect(newest).toMatchObject({
    title: '1.1.0',
    date: '2026-11-30',
    admin: { order: 'panel first', newSettings: ['pinLimit', 'pinDays'], newPermissions: [] },
  });
  expect(first).toMatchObject({ title: '1.0.0', date: undefined, admin: {} });
  expect([unreleased, newest].map((section) => section && hasEntries(section))).toEqual([false, true]);
});

test('our own changelog can be read, and tells administrators about every version', () => {
  const [unreleased, ...released] = changelogSections(readFileSync('CHANGELOG.md', 'utf8'));
  expect(unreleased?.title).toBe('Unreleased');
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(released.map(({ title }) => title)).toContain(version);
  for (const { title, date, admin } of released) {
    expect(date, title).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
    expect(ORDERS, title).toContain(admin.order);
    expect(admin.newSettings, title).toBeDefined();
    expect(admin.newPermissions, title).toBeDefined();
  }
});

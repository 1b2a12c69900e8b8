import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXAMPLE_ROLLOUT } from '../../../scripts/policy/example-rollout.ts';
import { policyFiles } from '../../../scripts/policy/policy-files.ts';
import { withSettingsTable } from '../../../scripts/policy/settings-table.ts';

const ROOT = join(import.meta.dirname, '../../..');
const FOLDER = join(ROOT, 'deploy/policy');
const CURE = 'Write it again with: npm run policy -- --example';

const files = policyFiles(EXAMPLE_ROLLOUT);
const committed = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(FOLDER.length + 1));

describe('deploy/policy', () => {
  test('holds every file of the example rollout, and no other', () => {
    expect(committed.sort(), CURE).toEqual(Object.keys(files).sort());
  });

  test.each(Object.entries(files))('%s is what the schema and the example give today', (path, content) => {
    expect(readFileSync(join(FOLDER, path)).equals(Buffer.from(content)), `${path} is out of date. ${CURE}`).toBe(true);
  });
});

test("the guide's table of settings is the schema's", () => {
  const guide = readFileSync(join(ROOT, 'docs/admin-guide.md'), 'utf8');
  expect(withSettingsTable(guide), `docs/admin-guide.md is out of date. ${CURE}`).toBe(guide);
});

test('a guide without its markers is refused', () => {
  expect(() => withSettingsTable('# Guide')).toThrow('lacks');
});

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../scripts/run-program.mjs';
import { AREAS } from '../mutation/areas.ts';
import { EQUIVALENTS } from '../mutation/equivalents.ts';

/** `a/{b,c}.ts` as `a/b.ts` and `a/c.ts`: a name that has gone shows even beside one that stands. */
function alternatives(glob: string): string[] {
  const [whole, names] = /\{([^{}]*)\}/u.exec(glob) ?? [];
  if (whole === undefined || names === undefined) return [glob];
  return names.split(',').flatMap((name) => alternatives(glob.replace(whole, () => name)));
}

test('whatever the mutation score names stands in the tree', () => {
  const named = Object.values(AREAS).flatMap(({ files, tests }) => [...files, ...tests]);
  const globs = named.flatMap((glob) => alternatives(glob.replace(/^!/u, '')));
  expect(globs.length).toBeGreaterThan(0);
  expect(
    globs.filter((glob) => globSync(glob, { cwd: ROOT }).length === 0),
    'Moved or renamed? Mend tests/mutation/areas.ts: what matches no file is measured by nobody',
  ).toEqual([]);
});

test('whatever is excused as equivalent still stands on a line of its file', () => {
  expect(EQUIVALENTS.length).toBeGreaterThan(0);
  const gone = EQUIVALENTS.filter(({ file, original, source }) => {
    const lines = readFileSync(join(ROOT, file), 'utf8').split('\n');
    return !lines.some((line) => line.includes(original) && (source === undefined || line.trim() === source));
  });
  expect(
    gone.map(({ file, original }) => `${file}: ${original}`),
    'Take these off tests/mutation/equivalents.ts: an excuse for a line that is gone may come to excuse another',
  ).toEqual([]);
});

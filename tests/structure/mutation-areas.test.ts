import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ROOT } from '../../scripts/run-program.mjs';
import { AREAS } from '../mutation/areas.ts';

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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/run-program.mjs';

const [hidden, ...shown] = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

/** What of the repository a builder is given: nothing is the rule, and each exception is one name at the top. */
export function maySee(path: string): boolean {
  if (hidden !== '*' || !shown.every((line) => /^![\w.-]+$/u.test(line)))
    throw new Error('.dockerignore must hide everything first, then name what is shown');
  return shown.includes(`!${path.split('/')[0]}`);
}

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ownPackage from '../../package.json' with { type: 'json' };
import { EXAMPLE_ROLLOUT } from './example-rollout.ts';
import { readOptions, USAGE } from './options.ts';
import { policyFiles } from './policy-files.ts';
import type { Rollout } from './rollout.ts';
import { withSettingsTable } from './settings-table.ts';

const ROOT = join(import.meta.dirname, '../..');

function write(rollout: Rollout, folder: string): void {
  const files = Object.entries(policyFiles(rollout));
  for (const [path, content] of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  console.log(`${files.length} files in ${folder}; ${join(folder, 'README.md')} says where each goes.`);
}

function writeExample(): void {
  write(EXAMPLE_ROLLOUT, join(ROOT, 'deploy/policy'));
  const guide = join(ROOT, 'docs/admin-guide.md');
  writeFileSync(guide, withSettingsTable(readFileSync(guide, 'utf8')));
}

try {
  const options = readOptions(process.argv.slice(2), ownPackage.version);
  if (options.kind === 'example') writeExample();
  else write(options.rollout, options.folder);
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}

// Run it after `npm install` behind a registry that has the packages of some platforms only: npm leaves the others out of the
// lock file there, and `npm ci` then refuses it on every machine. A registry that has them also tells their hashes.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run-program.mjs';
import { missingPlatformPackages, packagesWithoutHash } from './set-up/platform-packages.mjs';

const path = join(ROOT, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
const missing = missingPlatformPackages(lock.packages);
const entries = Object.entries({ ...lock.packages, ...missing });
lock.packages = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
for (const place of packagesWithoutHash(lock.packages)) {
  const { version } = lock.packages[place];
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const { stdout } = spawnSync('npm', ['view', `${name}@${version}`, 'dist.integrity'], { encoding: 'utf8' });
  if (/^sha512-\S+$/.test(stdout?.trim() ?? '')) lock.packages[place].integrity = stdout.trim();
}
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${Object.keys(missing).length} packages of other platforms were added to the lock file.`);
console.log(`${packagesWithoutHash(lock.packages).length} packages are not in this registry and stay without a hash.`);

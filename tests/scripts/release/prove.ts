// A release and a rollback from end to end, in a clone of the last commit: what npm run release refuses, what it builds.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { makeExtensionKey } from '../../../scripts/package/extension-key.ts';
import { ROOT } from '../../../scripts/run-program.mjs';

const scratch = await mkdtemp(join(tmpdir(), 'bcs-prove-release-'));
const clone = join(scratch, 'repository');
const pem = makeExtensionKey().privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
let failed = 0;

const git = (...args: string[]): string => execFileSync('git', args, { cwd: clone, encoding: 'utf8' }).trim();
const own = (path: string): string => join(clone, path);
const versionOf = (text: string): string => JSON.parse(text).version;

function commit(message: string): void {
  git('commit', '--quiet', '--all', '-m', message);
}

function release(...args: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      'scripts/release/main.ts',
      '--hosts',
      'https://prep.bank.example',
      ...args,
    ],
    { cwd: clone, encoding: 'utf8', env: { ...process.env, EXTENSION_KEY: pem } },
  );
  return { status, said: stdout + stderr };
}

function expectOf(
  promise: string,
  { status, said }: ReturnType<typeof release>,
  isReleased: boolean,
  words: string,
): void {
  const isKept = (status === 0) === isReleased && said.includes(words);
  console.log(`${isKept ? 'proven' : 'FAILED'}  ${promise}`);
  if (isKept) return;
  failed += 1;
  console.log(said);
}

function addSection(version: string): void {
  const text = readFileSync(own('CHANGELOG.md'), 'utf8');
  const section = `## [${version}] - 2026-12-01\n\n### For administrators\n\n- Order: either first\n- New settings: none\n- New permissions: none\n`;
  writeFileSync(
    own('CHANGELOG.md'),
    text.replace(/^## \[\d/mu, (heading) => `${section}\n${heading}`),
  );
}

try {
  execFileSync('git', ['clone', '--quiet', ROOT, clone]);
  git('config', 'user.name', 'prove');
  git('config', 'user.email', 'prove@prove.invalid');
  symlinkSync(join(ROOT, 'node_modules'), own('node_modules'), 'junction');
  const first = versionOf(readFileSync(own('package.json'), 'utf8'));
  expectOf('two clean clones make the same bytes', release('--tag'), true, 'both clones made the same bytes');
  expectOf('the released version is tagged', { status: 0, said: git('tag') }, true, `v${first}`);
  expectOf('the same version is not released twice', release(), false, `is not above ${first}`);

  writeFileSync(own('package.json'), readFileSync(own('package.json'), 'utf8').replace(`"${first}"`, '"100.0.0"'));
  expectOf('a changed work tree is not released', release(), false, 'in no commit');
  addSection('100.0.0');
  commit('100.0.0');
  expectOf(
    'the number of a version that is only in pilot is not given again, though nobody has tagged it',
    release('--from', `v${first}`, '--as', '100.0.0', '--borrow'),
    false,
    'is the number of the code here',
  );
  git('tag', 'v100.0.0');
  expectOf(
    'code does not go back under its old version',
    release('--from', `v${first}`, '--as', first, '--borrow'),
    false,
    'never goes back',
  );
  expectOf(
    'a rollback tells administrators too',
    release('--from', `v${first}`, '--as', '100.0.1', '--borrow'),
    false,
    'no section',
  );
  addSection('100.0.1');
  commit('100.0.1');
  const back = release('--from', `v${first}`, '--as', '100.0.1', '--borrow');
  expectOf('the old code comes back under a higher version', back, true, 'both clones made the same bytes');
  const info = JSON.parse(readFileSync(own('.output/release/100.0.1/build-info.json'), 'utf8'));
  const isOld = info.commit === git('rev-parse', `v${first}^{commit}`) && info.version === '100.0.1';
  expectOf('and it is the old code', { status: isOld ? 0 : 1, said: '' }, true, '');
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(failed === 0 ? 'all proven' : `${failed} FAILED`);
process.exitCode = failed === 0 ? 0 : 1;

// The long proofs, one after another: every `prove:…` of package.json.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run-program.mjs';

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const proofs = Object.keys(scripts).filter((name) => name.startsWith('prove:'));

const verdicts = proofs.map((name) => {
  console.log(`\n══ npm run ${name}`);
  const started = performance.now();
  const { status } = spawnSync('npm', ['run', '--silent', name], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return { name, isProven: status === 0, minutes: (performance.now() - started) / 60_000 };
});

console.log('\n══ proofs');
for (const { name, isProven, minutes } of verdicts) {
  console.log(`${isProven ? 'proven' : 'FAILED'}  ${name.padEnd(20)} ${minutes.toFixed(1).padStart(6)} min`);
}
const failed = verdicts.filter(({ isProven }) => !isProven);
console.log(`\n${verdicts.length - failed.length} proven, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;

import { WORKER_ORIGIN } from '../mocks/stage/cast.ts';
import { isCheckGreen } from './check/tools.mjs';
import { endProgramsWithThisProcess, runProgram } from './run-program.mjs';
import { runGoogleSql } from './test/googlesql.mjs';
import { runPolicy } from './test/policy.mjs';
import { runSuite } from './test/suite.mjs';
import { add, NOTHING } from './test/tally.mjs';

const BUILD_LIMIT_MS = 5 * 60_000;

/** @param {string} title */
function announce(title) {
  console.log(`\n── ${title}`);
}

/** @param {boolean} isGreen @param {string} name */
function asOneTest(isGreen, name) {
  return isGreen ? { passed: 1, failures: [] } : { passed: 0, failures: [name] };
}

async function buildExtension() {
  announce('building the extension');
  const env = { WXT_WORKER_HOSTS: WORKER_ORIGIN };
  const { exitCode } = await runProgram('wxt', ['build'], { limitMs: BUILD_LIMIT_MS, isShown: true, env });
  return asOneTest(exitCode === 0, 'the extension builds');
}

async function runCheck() {
  announce('npm run check');
  return asOneTest(await isCheckGreen(), 'npm run check');
}

async function runReference() {
  announce("npm run test:googlesql: the SQL on Google's own engine");
  return await runGoogleSql();
}

async function runTests() {
  announce('tests');
  // The browser tests come last and alone: on two cores the others would starve the browser.
  let tally = await runSuite(['node', 'components']);
  announce('browser tests');
  tally = add(tally, await runSuite(['browser']));
  announce('attacks');
  tally = add(tally, await runSuite(['attacks']));
  announce('npm run test:policy: the rollout in a real Chromium under policy');
  return add(tally, await runPolicy());
}

endProgramsWithThisProcess();
let tally = NOTHING;
for (const part of [buildExtension, runCheck, runReference, runTests]) tally = add(tally, await part());
if (tally.failures.length > 0) {
  announce('failed');
  for (const name of tally.failures) console.log(`✗ ${name}`);
}
console.log(`\n${tally.passed} passed, ${tally.failures.length} failed`);
process.exitCode = tally.failures.length > 0 ? 1 : 0;

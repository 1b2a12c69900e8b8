import { buildExtension } from './build-extension.mjs';
import { isCheckGreen } from './check/tools.mjs';
import { endProgramsWithThisProcess } from './run-program.mjs';
import { runSuite } from './test/suite.mjs';
import { add, NOTHING } from './test/tally.mjs';

/** @param {string} title */
function announce(title) {
  console.log(`\n── ${title}`);
}

/** @param {boolean} isGreen @param {string} name */
function asOneTest(isGreen, name) {
  return isGreen ? { passed: 1, failures: [] } : { passed: 0, failures: [name] };
}

async function buildOnce() {
  announce('building the extension');
  const { isBuilt, output } = await buildExtension();
  console.log(output.trimEnd());
  return asOneTest(isBuilt, 'the extension builds');
}

async function runCheck() {
  announce('npm run check');
  return asOneTest(await isCheckGreen(), 'npm run check');
}

async function runTests() {
  announce('tests');
  // The browser tests come last and alone: on two cores the others would starve the browser.
  const light = await runSuite(['node', 'components']);
  announce('browser tests');
  return add(light, await runSuite(['browser']));
}

endProgramsWithThisProcess();
let tally = NOTHING;
for (const part of [buildOnce, runCheck, runTests]) tally = add(tally, await part());
if (tally.failures.length > 0) {
  announce('failed');
  for (const name of tally.failures) console.log(`✗ ${name}`);
}
console.log(`\n${tally.passed} passed, ${tally.failures.length} failed`);
process.exitCode = tally.failures.length > 0 ? 1 : 0;

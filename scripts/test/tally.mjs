import { relative } from 'node:path';
import { ROOT } from '../run-program.mjs';

/**
 * @typedef {{ passed: number, failures: string[] }} Tally
 * @typedef {{ fullName: string, status: string }} Assertion
 * @typedef {{ name: string, status: string, assertionResults: Assertion[] }} TestFile
 */

/** @type {Tally} */
export const NOTHING = { passed: 0, failures: [] };

/**
 * @param {Tally} a
 * @param {Tally} b
 * @returns {Tally}
 */
export function add(a, b) {
  return { passed: a.passed + b.passed, failures: [...a.failures, ...b.failures] };
}

/**
 * @param {TestFile} file
 * @returns {Tally}
 */
function tallyFile(file) {
  const path = relative(ROOT, file.name);
  const bad = file.assertionResults.filter(({ status }) => status !== 'passed');
  const failures = bad.map(
    ({ fullName, status }) => `${path} › ${fullName}${status === 'failed' ? '' : ` (${status})`}`,
  );
  // A file that could not be loaded, or whose hooks failed, has no failed assertion of its own.
  if (file.status === 'failed' && failures.length === 0) failures.push(`${path} failed outside its tests`);
  return { passed: file.assertionResults.length - bad.length, failures };
}

/**
 * Counts vitest's JSON report. A skipped test counts as failed: what is not run is not known to work.
 *
 * @param {TestFile[]} files
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyReport(files, exitCode) {
  const tally = files.map(tallyFile).reduce(add, NOTHING);
  if (exitCode === 0 || tally.failures.length > 0) return tally;
  if (tally.passed === 0) return { passed: 0, failures: ['vitest found no test to run'] };
  return {
    ...tally,
    failures: [`vitest ended with ${exitCode} though every test passed: see the unhandled error above`],
  };
}

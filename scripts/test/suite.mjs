import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../run-program.mjs';
import { tallyReport } from './tally.mjs';

const LIMIT_MS = 40 * 60_000;

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).testResults;
  } catch {
    return undefined;
  }
}

/**
 * Runs vitest's projects of these names.
 *
 * @param {string[]} projects
 * @param {(files: import('./tally.mjs').TestFile[]) => void} [look] Is shown the report before it is counted.
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function runSuite(projects, look) {
  const folder = mkdtempSync(join(tmpdir(), 'test-report-'));
  const report = join(folder, 'report.json');
  const chosen = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  try {
    const { exitCode, isOverLimit } = await runProgram('vitest', ['run', ...chosen, ...reporters], {
      limitMs: LIMIT_MS,
      isShown: true,
    });
    const name = `vitest (${projects.join(', ')})`;
    if (isOverLimit) return { passed: 0, failures: [`${name} hung and was ended after ${LIMIT_MS / 60_000} minutes`] };
    const files = readReport(report);
    if (files === undefined) return { passed: 0, failures: [`${name} ended with ${exitCode} and left no report`] };
    look?.(files);
    return tallyReport(files, exitCode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ROOT, runProgram } from '../run-program.mjs';

const LIMIT_MS = 5 * 60_000;
const BROWSER_FOLDERS = ['entrypoints', 'components'];
const CODE_FOLDERS = [...BROWSER_FOLDERS, 'api-worker', 'mocks', 'tests', 'scripts'];

/**
 * @typedef {{ title: string, program: string, args: string[] }} Tool
 */

/** @param {string[]} paths */
function existing(paths) {
  return paths.filter((path) => existsSync(join(ROOT, path)));
}

/**
 * @param {string} project
 * @returns {Tool}
 */
function typeCheck(project) {
  const buildInfo = `.cache/type-check/${project}.tsbuildinfo`;
  return {
    title: `types (${project})`,
    program: 'tsc',
    args: ['-p', `tsconfig.${project}.json`, '--incremental', '--tsBuildInfoFile', buildInfo],
  };
}

/**
 * Longest first, so that the last one to start is short.
 *
 * @returns {Tool[]}
 */
function tools() {
  return [
    typeCheck('tests'),
    typeCheck('worker'),
    { title: 'unused code', program: 'knip', args: ['--no-progress'] },
    {
      title: 'import boundaries',
      program: 'depcruise',
      args: [...existing(CODE_FOLDERS), '--output-type', 'err-long'],
    },
    typeCheck('browser'),
    { title: 'structure', program: 'vitest', args: ['run', '--project', 'node', 'tests/structure'] },
    { title: 'format and lint', program: 'biome', args: ['ci', '--colors=off', '.'] },
    { title: 'Solid reactivity', program: 'oxlint', args: existing(BROWSER_FOLDERS) },
  ];
}

/** @param {Tool} tool */
async function isToolGreen(tool) {
  const { exitCode, output, isOverLimit, elapsedMs } = await runProgram(tool.program, tool.args, { limitMs: LIMIT_MS });
  const verdict = exitCode === 0 ? 'ok  ' : 'FAIL';
  console.log(`${verdict} ${tool.title.padEnd(18)} ${(elapsedMs / 1000).toFixed(1).padStart(5)} s`);
  if (exitCode !== 0) console.log(output.trimEnd());
  if (isOverLimit) console.log(`${tool.program} was ended after ${LIMIT_MS / 60_000} minutes.`);
  return exitCode === 0;
}

/** Runs every tool, as many at a time as there are cores, and prints a line for each and the output of those that fail. */
export async function isCheckGreen() {
  const waiting = tools();
  /** @type {boolean[]} */
  const verdicts = [];
  const lanes = Array.from({ length: Math.max(2, availableParallelism()) }, async () => {
    for (let tool = waiting.shift(); tool !== undefined; tool = waiting.shift()) verdicts.push(await isToolGreen(tool));
  });
  await Promise.all(lanes);
  return verdicts.every(Boolean);
}

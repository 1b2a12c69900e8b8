import { runProgram } from './run-program.mjs';

const LIMIT_MS = 5 * 60_000;

/** The made-up address of the worker on the stage and in the tests; a resolver rule leads the browser from there to any port. */
export const STAGE_WORKER_ORIGIN = 'https://prep.bank.example';

/**
 * Builds the production extension into `.output/chrome-mv3`, for the worker of the stage.
 *
 * @returns {Promise<{ isBuilt: boolean, output: string }>}
 */
export async function buildExtension() {
  const env = { WXT_WORKER_HOSTS: STAGE_WORKER_ORIGIN };
  const { exitCode, output } = await runProgram('wxt', ['build'], { limitMs: LIMIT_MS, env });
  return { isBuilt: exitCode === 0, output };
}

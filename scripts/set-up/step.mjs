import { spawnSync } from 'node:child_process';

/** The set-up cannot go on; the message is the one sentence the reader needs. */
export class SetUpError extends Error {}

/** @param {string} text */
export function say(text) {
  process.stdout.write(`set-up: ${text}\n`);
}

/**
 * Runs one long step with its output on the screen.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function runStep(command, args, env = process.env) {
  // npm, and the script it runs for `node`, have no business with the key a release is signed with.
  const { EXTENSION_KEY: _, ...withoutKey } = env;
  // npm is a .cmd file on Windows, which only a shell can start.
  const shell = process.platform === 'win32';
  const { status, signal, error } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: withoutKey,
    shell,
  });
  if (status === 0) return;
  const reason = error?.message ?? (signal ? `it was ended by ${signal}` : `it ended with ${status}`);
  throw new SetUpError(`\`${[command, ...args].join(' ')}\` did not succeed: ${reason}.`);
}

import { checkDataset } from './check.ts';
import { reasonOf } from './failure.ts';
import type { Options } from './options.ts';
import { readOptions } from './options.ts';
import { rehearse } from './rehearsal.ts';
import { seedDataset } from './seed.ts';

const print = (text: string): void => console.log(text);

/** Whether all is well. */
const COMMANDS: Readonly<Record<string, (options: Options) => Promise<boolean>>> = {
  check: (options) => (options.isLocal ? rehearse(options, seededThenChecked) : checkDataset(options, print)),
  seed: async (options) => {
    const seed = (target: Options) => seedDataset(target, print);
    await (options.isLocal ? rehearse(options, seed) : seed(options));
    return true;
  },
};

async function seededThenChecked(options: Options): Promise<boolean> {
  await seedDataset(options, () => undefined);
  return await checkDataset(options, print);
}

async function run([name = '', ...argv]: readonly string[]): Promise<boolean> {
  const command = COMMANDS[name];
  if (command === undefined) throw new TypeError('usage: check | seed');
  const options = readOptions(argv, process.env);
  try {
    return await command(options);
  } catch (error) {
    print(`✗ ${error instanceof Error && !('code' in error) ? error.message : reasonOf(error)}`);
    return false;
  }
}

try {
  process.exitCode = (await run(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

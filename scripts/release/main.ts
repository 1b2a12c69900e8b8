import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chooseReleaseKey, takePem } from '../package/release-key.ts';
import { ROOT } from '../run-program.mjs';
import { HELP, readReleaseArguments } from './arguments.ts';
import { makeRelease } from './release.ts';

const say = (text: string): void => console.log(`✓ ${text}`);

async function run(argv: readonly string[]): Promise<void> {
  const wanted = readReleaseArguments(argv, JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version);
  if (wanted === undefined) {
    console.log(HELP);
    return;
  }
  const { packaging, isTagged } = wanted;
  const key = chooseReleaseKey(packaging.keyFile, takePem(process.env));
  if (key.origin === 'throw-away') {
    if (isTagged) throw new TypeError('--tag: only with the release key, by --key or EXTENSION_KEY');
    console.log('! NO RELEASE KEY: a rehearsal, signed with a key made for this run and thrown away.\n');
  }
  const todo = await makeRelease(wanted, key, say);
  console.log(
    `\n${todo}\n${isTagged ? `The tag v${packaging.version} is set.` : 'Dry run: nothing was tagged or uploaded.'}`,
  );
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof TypeError ? 2 : 1;
}

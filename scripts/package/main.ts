import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ROOT } from '../run-program.mjs';
import { PACKAGE_HELP, PACKAGE_OPTIONS, packageArguments } from './arguments.ts';
import { packageRelease } from './package-release.ts';
import { assertReplaceable } from './release-folder.ts';
import { chooseReleaseKey, takePem } from './release-key.ts';
import { releaseSummary } from './release-summary.ts';
import { verifyRelease } from './verify-release.ts';

const HELP = `npm run package -- --hosts <https://a,https://b> [--key <file.pem>] …
npm run package -- --verify <folder> [--id <extension id>]

${PACKAGE_HELP}
  --verify <folder>                hash that release again and check both signatures, instead of packaging
  --id <extension id>              with --verify: the id your policy installs
`;

const OPTIONS = {
  ...PACKAGE_OPTIONS,
  verify: { type: 'string' },
  id: { type: 'string' },
  help: { type: 'boolean' },
} as const;

async function run(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...argv], options: OPTIONS });
  if (values.help) console.log(HELP);
  else if (values.verify !== undefined) await verify(values.verify, values.id);
  else await pack(values);
}

async function verify(folder: string, expectedId: string | undefined): Promise<void> {
  const { id, fileCount } = await verifyRelease(folder, expectedId);
  console.log(`${fileCount} files are as they were signed, by the key of extension ${id}.`);
  if (expectedId === undefined) console.log('Is that the id your policy installs? With --id it is checked.');
}

async function pack(values: Parameters<typeof packageArguments>[0]): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const wanted = packageArguments(values, version);
  if (wanted.out !== undefined) await assertReplaceable(wanted.out);
  const key = chooseReleaseKey(wanted.keyFile, takePem(process.env));
  console.log(releaseSummary(wanted, key.origin, await packageRelease(wanted, key)));
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof TypeError ? 2 : 1;
}

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
import type { Expected } from './verify-arguments.ts';
import { VERIFY_HELP, VERIFY_OPTIONS, verifyArguments } from './verify-arguments.ts';
import { verifyRelease } from './verify-release.ts';

const HELP = `npm run package -- --hosts <https://a,https://b> [--key <file.pem>] …
npm run package -- --verify <folder> [--id <extension id>] [--version <x.y.z>] [--commit <hash>]

${PACKAGE_HELP}
${VERIFY_HELP}
`;

const OPTIONS = { ...PACKAGE_OPTIONS, ...VERIFY_OPTIONS, help: { type: 'boolean' } } as const;

async function run(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...argv], options: OPTIONS });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const verifying = verifyArguments(values);
  if (verifying === undefined) await pack(values);
  else await verify(verifying.folder, verifying.expected);
}

async function verify(folder: string, expected: Expected): Promise<void> {
  const { id, version, source, fileCount } = await verifyRelease(folder, expected);
  console.log(`${fileCount} files are as they were signed, by the key of extension ${id}.`);
  console.log(`It is version ${version}, of ${source}.`);
  if (expected.id === undefined) console.log('Is that the id your policy installs? With --id it is checked.');
  if (expected.version === undefined || expected.commit === undefined)
    console.log('Is that the release you mean, and not an older one? With --version and --commit it is checked.');
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

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readOptions as readBigQueryOptions } from '../../scripts/bigquery/options.ts';
import { PACKAGE_OPTIONS, packageArguments } from '../../scripts/package/arguments.ts';
import { VERIFY_OPTIONS, verifyArguments } from '../../scripts/package/verify-arguments.ts';
import { readOptions as readPolicyOptions } from '../../scripts/policy/options.ts';
import { readReleaseArguments } from '../../scripts/release/arguments.ts';
import { ROOT } from '../../scripts/run-program.mjs';
import { read } from '../structure/tree.ts';
import { filledIn } from './filled-in.ts';

type ReadArguments = (args: string[]) => unknown;

/** A page that needs a variable must give it as an argument: whoever reads it at night has set none. */
const NOTHING_SET = {};

/** Each command's own reading of its arguments; it throws what a person would be told. */
const READERS: Readonly<Record<string, ReadArguments>> = {
  start: ([first, second, ...others]) => {
    const isKnown = first === undefined || first === '--once' || (first === '--scenario' && second !== undefined);
    if (!isKnown || others.length > 0) throw new TypeError('only --once or --scenario <key>');
  },
  package: (args) => {
    if (args.includes('--help')) return only(args, ['--help']);
    const { values } = parseArgs({ args, options: { ...PACKAGE_OPTIONS, ...VERIFY_OPTIONS } });
    return verifyArguments(values) ?? packageArguments(values, '1.0.0');
  },
  release: (args) => readReleaseArguments(args, '1.0.0'),
  policy: (args) => readPolicyOptions(withSettingsFile(args), '1.0.0'),
  'bigquery:check': (args) => readBigQueryOptions(args, NOTHING_SET),
  'bigquery:seed': (args) => readBigQueryOptions(args, NOTHING_SET),
  'audit:verify': (args) => {
    if (args.length === 0 || args.some((word) => word.startsWith('-'))) throw new TypeError('one log file or more');
  },
};

/** The settings a document tells its reader to write lie in no file here; those of the example mean the same. */
function withSettingsFile(args: string[]): string[] {
  const at = args.indexOf('--settings') + 1;
  const isTheReaders = at > 0 && !existsSync(join(ROOT, args[at] ?? ''));
  return isTheReaders ? args.with(at, join(ROOT, 'tests/documents/settings.json')) : args;
}

function only(args: string[], options: string[]): undefined {
  const wrong = args.filter((word) => word.startsWith('-') && !options.includes(word));
  if (wrong.length > 0) throw new TypeError(`${wrong.join(', ')}: not with ${options.join(', ')}`);
}

const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts;

/** What is wrong with the words behind `npm`, in one sentence. */
export function faultOfNpm([verb = '', ...rest]: string[]): string | undefined {
  if (verb === 'ci') return rest.length === 0 ? undefined : 'npm ci takes nothing here';
  if (verb === 'install') return only(rest, ['-E', '-D']);
  const [name = '', ...behind] = verb === 'run' ? rest.filter((word) => word !== '--silent') : [verb, ...rest];
  if (scripts[name] === undefined) return `npm run ${name}: package.json has no such script`;
  const args = behind[0] === '--' ? behind.slice(1) : behind;
  if (args.length !== 0 && behind[0] !== '--') return `npm run ${name}: arguments stand behind --`;
  return faultOfArguments(name, args);
}

function faultOfArguments(name: string, args: string[]): string | undefined {
  const readArguments = READERS[name];
  if (!readArguments) return args.length === 0 ? undefined : `npm run ${name} takes no arguments`;
  try {
    readArguments(args.map((word) => filledIn(word)));
    return undefined;
  } catch (error) {
    return `npm run ${name}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

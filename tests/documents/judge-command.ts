import type { KnownProgram } from './known-programs.ts';
import { KNOWN_PROGRAMS } from './known-programs.ts';
import { faultOfNpm } from './npm-arguments.ts';
import type { Command } from './shell.ts';

/** What is wrong with a command, in one sentence; nothing where its program, verb and options are known. */
export function faultOf({ words }: Command): string | undefined {
  const [program, ...rest] = words[0] === 'sudo' ? words.slice(1) : words;
  if (program === undefined) return undefined;
  if (program === 'npm') return faultOfNpm(rest);
  // Those that print something are run, those that run a file of ours name one that exists.
  if (program === 'node') return undefined;
  const known = KNOWN_PROGRAMS[program];
  if (!known) return `${program}: not in tests/documents/known-programs.ts`;
  return faultOfWords(program, known, rest);
}

function faultOfWords(program: string, { verbs, options = [] }: KnownProgram, words: string[]): string | undefined {
  if (!verbs) return unknownOption(program, options, words);
  const [front, behind] = splitAtVerb(program, words);
  const plain = behind.filter((word) => !word.startsWith('-'));
  const verb = Object.keys(verbs)
    .filter((each) => plain.join(' ').concat(' ').startsWith(`${each} `))
    .toSorted((one, other) => other.length - one.length)[0];
  if (verb === undefined) return `${program} ${plain.slice(0, 4).join(' ')}: no verb that is known`;
  return unknownOption(`${program} ${verb}`, verbs[verb] ?? [], [...front, ...behind]);
}

/** bq takes its general options before the verb. */
function splitAtVerb(program: string, words: string[]): [string[], string[]] {
  if (program !== 'bq') return [[], words];
  const at = words.findIndex((word) => !word.startsWith('-'));
  return [words.slice(0, at), words.slice(at)];
}

function unknownOption(what: string, options: readonly string[], words: string[]): string | undefined {
  const given = words.filter((word) => /^-{1,2}[a-z0-9]/iu.test(word)).map((word) => word.split('=')[0] ?? '');
  const wrong = given.filter((option) => !options.includes(option) && !isTurnedAround(option, options));
  return wrong.length === 0 ? undefined : `${what}: no option ${wrong.join(', ')} that is known`;
}

/** bq turns a switch off by `no` before its name. */
const isTurnedAround = (option: string, options: readonly string[]) => options.includes(option.replace(/^--no/u, '--'));

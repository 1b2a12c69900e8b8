import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instruction } from 'dockerfile-ast';
import { DockerfileParser, ModifiableInstruction } from 'dockerfile-ast';
import { ROOT } from '../../scripts/run-program.mjs';

/** One instruction of a Dockerfile, its flags apart. */
export interface Step {
  keyword: string;
  /** What follows the flags, as a shell would get it. */
  text: string;
  words: string[];
  flags: Record<string, string>;
}

export interface Stage {
  base: string;
  name: string | null;
  steps: Step[];
}

export const DOCKERFILE = readFileSync(join(ROOT, 'deploy/worker/Dockerfile'), 'utf8');

/** The stages in the order they are built. */
export function readStages(dockerfile: string): Stage[] {
  const stages: Stage[] = [];
  for (const step of DockerfileParser.parse(dockerfile).getInstructions().map(stepOf)) {
    if (step.keyword === 'FROM') stages.push(stageOf(step));
    else if (stages.length > 0) stages.at(-1)?.steps.push(step);
    else throw new Error(`${step.keyword} stands before the first FROM`);
  }
  return stages;
}

function stageOf({ text }: Step): Stage {
  const [, base, name = null] = /^(\S+)(?:\s+AS\s+(\S+))?$/iu.exec(text) ?? [];
  if (base === undefined) throw new Error(`FROM ${text} is not understood`);
  return { base, name, steps: [] };
}

function stepOf(instruction: Instruction): Step {
  const text = (instruction.getArgumentsContent() ?? '').trim();
  const flags = instruction instanceof ModifiableInstruction ? instruction.getFlags() : [];
  return {
    keyword: instruction.getKeyword(),
    text,
    words: text.split(/\s+/u),
    flags: Object.fromEntries(flags.map((flag) => [flag.getName(), flag.getValue() ?? ''])),
  };
}

/** The words of an exec form; a shell form, behind which no signal arrives, is refused. */
export function execForm(text: string): string[] {
  const words: unknown = JSON.parse(text);
  if (!Array.isArray(words) || !words.every((word) => typeof word === 'string'))
    throw new Error(`no exec form: ${text}`);
  return words;
}

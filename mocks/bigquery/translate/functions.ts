import { arrayFunctions } from './arrays.ts';
import { conditionalFunctions } from './conditionals.ts';
import { dateFunctions } from './dates.ts';
import type { Emitter, FunctionTranslators, NodeTranslators } from './emitter.ts';
import { numberFunctions } from './numbers.ts';
import { unsupported } from './refusal.ts';
import { stringFunctions } from './strings.ts';
import { structFunctions } from './structs.ts';
import { timestampFunctions } from './timestamps.ts';
import { expectParts, listOf, textOf } from './tree.ts';

const FUNCTIONS: FunctionTranslators = {
  ...arrayFunctions,
  ...conditionalFunctions,
  ...dateFunctions,
  ...numberFunctions,
  ...stringFunctions,
  ...structFunctions,
  ...timestampFunctions,
};

export const functionTranslators: NodeTranslators = {
  function: (payload, emitter: Emitter) => {
    const parts = expectParts(payload, 'function', ['name', 'args', 'no_parens']);
    const name = textOf(parts, 'name').toUpperCase();
    const translator = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    return translator === undefined ? unsupported(`the function ${name}`) : translator(listOf(parts, 'args'), emitter);
  },
};

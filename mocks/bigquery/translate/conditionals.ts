import type { Emitter, FunctionTranslators, NodeTranslators } from './emitter.ts';
import { unsupported } from './refusal.ts';
import { expectParts, isFilled, listOf } from './tree.ts';

export const conditionalTranslators: NodeTranslators = {
  coalesce: (payload, emitter) => {
    const parts = expectParts(payload, 'COALESCE', ['expressions']);
    return `coalesce(${listOf(parts, 'expressions').map(emitter.emit).join(', ')})`;
  },
  if_func: (payload, emitter) => {
    const parts = expectParts(payload, 'IF', ['condition', 'true_value', 'false_value']);
    const [condition, whenTrue, whenFalse] = [parts.condition, parts.true_value, parts.false_value].map(emitter.emit);
    return `CASE WHEN ${condition} THEN ${whenTrue} ELSE ${whenFalse} END`;
  },
  case: (payload, emitter) => {
    const parts = expectParts(payload, 'CASE', ['operand', 'whens', 'else_']);
    const operand = isFilled(parts, 'operand') ? ` ${emitter.emit(parts.operand)}` : '';
    const branches = listOf(parts, 'whens').map((branch) => when(branch, emitter));
    const otherwise = isFilled(parts, 'else_') ? ` ELSE ${emitter.emit(parts.else_)}` : '';
    return `CASE${operand} ${branches.join(' ')}${otherwise} END`;
  },
};

export const conditionalFunctions: FunctionTranslators = {
  NULLIF: (args, emitter) => `nullif(${args.map(emitter.emit).join(', ')})`,
  GREATEST: (args, emitter) => nullIfAnyNull('greatest', args, emitter),
  LEAST: (args, emitter) => nullIfAnyNull('least', args, emitter),
};

function when(branch: unknown, emitter: Emitter): string {
  if (!Array.isArray(branch) || branch.length !== 2) {
    return unsupported('a CASE branch of unknown shape');
  }
  return `WHEN ${emitter.emit(branch[0])} THEN ${emitter.emit(branch[1])}`;
}

/** DuckDB skips NULLs here; GoogleSQL answers NULL. */
function nullIfAnyNull(name: string, args: readonly unknown[], emitter: Emitter): string {
  const values = args.map(emitter.emit);
  const isAnyNull = values.map((value) => `${value} IS NULL`).join(' OR ');
  return `CASE WHEN ${isAnyNull} THEN NULL ELSE ${name}(${values.join(', ')}) END`;
}

import type { FunctionTranslators, NodeTranslators } from './emitter.ts';
import { signature } from './signature.ts';
import { expectParts, isFilled } from './tree.ts';

export const numberTranslators: NodeTranslators = {
  round: (payload, emitter) => {
    const parts = expectParts(payload, 'ROUND', ['this', 'decimals']);
    const value = emitter.emit(parts.this);
    return isFilled(parts, 'decimals')
      ? `round(${value}, CAST(${emitter.emit(parts.decimals)} AS INTEGER))`
      : `round(${value})`;
  },
  abs: (payload, emitter) => `abs(${emitter.emit(expectParts(payload, 'ABS', ['this']).this)})`,
  ceil: (payload, emitter) => `ceil(${emitter.emit(expectParts(payload, 'CEIL', ['this']).this)})`,
  floor: (payload, emitter) => `floor(${emitter.emit(expectParts(payload, 'FLOOR', ['this']).this)})`,
  mod_func: (payload, emitter) => {
    const parts = expectParts(payload, 'MOD', ['this', 'expression']);
    const [left, right] = [emitter.emit(parts.this), emitter.emit(parts.expression)];
    return `CASE WHEN ${right} = 0 THEN error('division by zero') ELSE ${left} % ${right} END`;
  },
};

export const numberFunctions: FunctionTranslators = {
  DIV: signature(
    2,
    2,
    (left, right) => `CASE WHEN ${right} = 0 THEN error('division by zero') ELSE ${left} // ${right} END`,
  ),
  // nullif(x, x) is a NULL of x's own type: SIGN keeps the type of its argument.
  SIGN: signature(1, 1, (value) => `coalesce(nullif(${value}, ${value}), sign(${value}))`),
};

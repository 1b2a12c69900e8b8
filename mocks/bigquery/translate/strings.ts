import type { FunctionTranslators, NodeTranslator, NodeTranslators } from './emitter.ts';
import { unsupported } from './refusal.ts';
import { signature } from './signature.ts';
import { expectParts, isFilled } from './tree.ts';

// GoogleSQL's TRIM takes away all white space, DuckDB's the blank only.
const WHITE_SPACE = `(' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || chr(133) || chr(160) || chr(5760) || chr(8195) || chr(8232) || chr(8233) || chr(12288))`;

export const stringTranslators: NodeTranslators = {
  upper: (payload, emitter) =>
    `upper(replace(${emitter.emit(expectParts(payload, 'UPPER', ['this']).this)}, 'ß', 'SS'))`,
  lower: (payload, emitter) => `lower(${emitter.emit(expectParts(payload, 'LOWER', ['this']).this)})`,
  length: (payload, emitter) => `length(${emitter.emit(expectParts(payload, 'LENGTH', ['this']).this)})`,
  trim: (payload, emitter) => {
    const parts = expectParts(payload, 'TRIM', ['this', 'characters', 'position']);
    const characters = isFilled(parts, 'characters') ? emitter.emit(parts.characters) : WHITE_SPACE;
    return parts.position === 'Both'
      ? `trim(${emitter.emit(parts.this)}, ${characters})`
      : unsupported('TRIM with a position');
  },
  substring: (payload, emitter) => {
    const parts = expectParts(payload, 'SUBSTR', ['this', 'start', 'length']);
    const [text, start] = [emitter.emit(parts.this), emitter.emit(parts.start)];
    // Position 0 counts as 1, and so does one before the beginning.
    const from = `CASE WHEN ${start} = 0 OR ${start} < - length(${text}) THEN 1 ELSE ${start} END`;
    if (!isFilled(parts, 'length')) {
      return `substr(${text}, ${from})`;
    }
    const length = emitter.emit(parts.length);
    return `substr(${text}, ${from}, CASE WHEN ${length} < 0 THEN error('Third argument in SUBSTR() cannot be negative') ELSE ${length} END)`;
  },
  starts_with: prefixTest('STARTS_WITH', 'starts_with'),
  ends_with: prefixTest('ENDS_WITH', 'ends_with'),
};

export const stringFunctions: FunctionTranslators = {
  // DuckDB's concat() skips NULLs; its operator answers NULL as GoogleSQL does.
  CONCAT: signature(1, 64, (...values) => `(${values.join(' || ')})`),
  LTRIM: signature(1, 2, (text, characters = WHITE_SPACE) => `ltrim(${text}, ${characters})`),
  RTRIM: signature(1, 2, (text, characters = WHITE_SPACE) => `rtrim(${text}, ${characters})`),
  REPLACE: signature(
    3,
    3,
    (text, from, to) => `CASE WHEN ${from} = '' THEN ${text} ELSE replace(${text}, ${from}, ${to}) END`,
  ),
  SPLIT: signature(1, 2, (text, delimiter = "','") => `string_split(${text}, ${delimiter})`),
  REGEXP_CONTAINS: signature(2, 2, (text, pattern) => `regexp_matches(${text}, ${pattern})`),
};

function prefixTest(name: string, duckdbName: string): NodeTranslator {
  return (payload, emitter) => {
    const parts = expectParts(payload, name, ['this', 'expression']);
    return `${duckdbName}(${emitter.emit(parts.this)}, ${emitter.emit(parts.expression)})`;
  };
}

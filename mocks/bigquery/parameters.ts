import { z } from 'zod';
import { ApiError, invalid, invalidQuery } from './api-error.ts';
import { quoteText, scalarDuckdbType } from './duckdb-type.ts';
import type { ParameterText } from './translate/bind.ts';

const scalarValue = z.object({ value: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional() });
const parameterValue = scalarValue.extend({ arrayValues: z.array(scalarValue).nullish() });
const parameterType = z.object({ type: z.string(), arrayType: z.object({ type: z.string() }).optional() });

export const queryParameter = z.object({
  name: z.string().optional(),
  parameterType,
  parameterValue: parameterValue.optional(),
});

export type QueryParameter = z.infer<typeof queryParameter>;

const ALLOWED = ['STRING', 'INT64', 'FLOAT64', 'NUMERIC', 'BOOL', 'DATE', 'TIMESTAMP', 'DATETIME'];
const SHAPES: Readonly<Record<string, RegExp>> = {
  INT64: /^[+-]?\d+$/,
  BOOL: /^(true|false)$/i,
  DATE: /^\d{4}-\d{1,2}-\d{1,2}$/,
  TIMESTAMP: /^\d{4}-\d{1,2}-\d{1,2}([ T].*)?$/,
};

/** Looks a named parameter up as DuckDB text, cast to its declared type. */
export function parameterTexts(parameters: readonly QueryParameter[]): (name: string) => ParameterText {
  const texts = new Map<string, ParameterText>();
  for (const parameter of parameters) {
    if (parameter.name === undefined || parameter.name === '') {
      throw new ApiError(501, 'notImplemented', 'Local engine does not support: positional query parameters');
    }
    texts.set(parameter.name.toLowerCase(), parameterText(parameter, parameter.name));
  }
  return (name) => {
    const text = texts.get(name.toLowerCase());
    if (text === undefined) {
      throw invalidQuery(`Query parameter '${name}' not found`);
    }
    return text;
  };
}

/** `customer_id STRING`, `tiers ARRAY<STRING>`: what the call log keeps of a parameter. */
export function parameterSignature({ name, parameterType: type }: QueryParameter): string {
  return `${name ?? '?'} ${type.type === 'ARRAY' ? `ARRAY<${type.arrayType?.type ?? '?'}>` : type.type}`;
}

function parameterText(parameter: QueryParameter, name: string): ParameterText {
  const { parameterType: type, parameterValue: value } = parameter;
  if (type.type !== 'ARRAY') {
    const text = scalarText(type.type, value?.value, name);
    return {
      value: text,
      get list(): string {
        throw invalidQuery(`Values referenced in UNNEST must be arrays. UNNEST contains a value of type ${type.type}`);
      },
    };
  }
  const elementType = type.arrayType?.type ?? '';
  const elements = (value?.arrayValues ?? []).map((element) => scalarText(elementType, element.value, name));
  const none = `(SELECT ${scalarText(elementType, null, name)} WHERE FALSE)`;
  return {
    value: `CAST([${elements.join(', ')}] AS ${duckdbName(elementType)}[])`,
    list: elements.length === 0 ? none : `(${elements.join(', ')})`,
  };
}

function scalarText(type: string, value: string | number | boolean | null | undefined, name: string): string {
  const duckdbType = duckdbName(type);
  if (value === null || value === undefined) {
    return `CAST(NULL AS ${duckdbType})`;
  }
  const text = String(value);
  if (SHAPES[type]?.test(text) === false || text.includes('\0')) {
    throw invalid(`Unparseable query parameter \`${name}\` in type \`TYPE_${type}\`, ${type} value: ${text}`);
  }
  return `CAST(${quoteText(text)} AS ${duckdbType})`;
}

function duckdbName(type: string): string {
  const duckdbType = ALLOWED.includes(type) ? scalarDuckdbType(type) : undefined;
  if (duckdbType === undefined) {
    throw new ApiError(501, 'notImplemented', `Local engine does not support: query parameters of type ${type}`);
  }
  return duckdbType;
}

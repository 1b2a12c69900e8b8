import { z } from 'zod';
import { count, decimalText } from '../../../api-worker/prep-pack/row-values.ts';
import type { TypedColumn } from '../reference/reference.ts';

const jsonSchema: z.ZodType<JsonSchema> = z.lazy(() =>
  z.object({
    /** `['string', 'null']` says no more than that the column may be NULL. */
    type: z
      .union([z.string(), z.array(z.string())])
      .transform((type) => [type].flat().find((each) => each !== 'null'))
      .optional(),
    format: z.string().optional(),
    pattern: z.string().optional(),
    anyOf: z.array(jsonSchema).optional(),
    items: jsonSchema.optional(),
    properties: z.record(z.string(), jsonSchema).optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
  }),
);
interface JsonSchema {
  type?: string | undefined;
  format?: string | undefined;
  pattern?: string | undefined;
  anyOf?: JsonSchema[] | undefined;
  items?: JsonSchema | undefined;
  properties?: Record<string, JsonSchema> | undefined;
  const?: unknown;
  enum?: unknown[] | undefined;
}

const inputOf = (schema: z.ZodType) =>
  jsonSchema.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
const DECIMAL = inputOf(decimalText).pattern;
const COUNT = inputOf(count).pattern;

/** Where a row schema and the columns the analyzer finds do not fit: one sentence for each, naming the column. */
export function contractFaults(row: z.ZodType, columns: readonly TypedColumn[]): string[] {
  const read = readColumns(row);
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  const missing = [...read.keys()]
    .filter((name) => !types.has(name))
    .map((name) => `${name}: the schema reads it, the query has no such column`);
  const wrong = [...read].flatMap(([name, readAs]) => {
    const type = types.get(name);
    return type === undefined || [...readAs].every((each) => each === type)
      ? []
      : [`${name}: the query gives ${type}, the schema reads ${[...readAs].join(' and ')}`];
  });
  return [...missing, ...wrong];
}

/** Columns a query gives and no row schema reads. */
export function unreadColumns(row: z.ZodType, columns: readonly TypedColumn[]): string[] {
  const read = readColumns(row);
  return columns.map(({ name }) => name).filter((name) => !read.has(name));
}

/** The GoogleSQL type each column of a row schema, or of the kinds it is a union of, stands for. */
function readColumns(row: z.ZodType): Map<string, Set<string>> {
  const schema = inputOf(row);
  const read = new Map<string, Set<string>>();
  for (const { properties = {} } of schema.anyOf ?? [schema]) {
    for (const [name, column] of Object.entries(properties)) {
      read.set(name, (read.get(name) ?? new Set()).add(typeOf(column)));
    }
  }
  return read;
}

/** What the warehouse's decoded value of a type looks like, read backwards. */
function typeOf(column: JsonSchema): string {
  const [only, ...others] = (column.anyOf ?? [column]).filter((each) => !isNullOnly(each));
  if (only === undefined || others.length > 0) return 'more than one type';
  if (only.type === 'array') return `ARRAY<${typeOf(only.items ?? {})}>`;
  if (only.type === 'boolean') return 'BOOL';
  if (only.type === 'integer') return 'INT64';
  return only.type === 'string' || typeof only.const === 'string' ? textType(only) : (only.type ?? 'any type');
}

const isNullOnly = ({ type, anyOf, const: constant }: JsonSchema) =>
  type === undefined && anyOf === undefined && constant === undefined;

function textType({ format, pattern }: JsonSchema): string {
  if (format === 'date') return 'DATE';
  if (format === 'date-time') return 'TIMESTAMP';
  if (pattern === DECIMAL) return 'NUMERIC';
  return pattern === COUNT ? 'INT64' : 'STRING';
}

import { z } from 'zod';

/** NUMERIC as the runner decodes it: a decimal string, so that no digit of money is lost. */
export const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/u);
/** INT64 that is known to be a small count. */
export const count = z
  .string()
  .regex(/^-?\d{1,15}$/u)
  .transform(Number);
/** `YYYY-MM-DD`. */
export const day = z.iso.date();
/** ISO instant in UTC. */
export const instant = z.iso.datetime();

type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;
type CamelKeys<Row> = { [Name in keyof Row as Name extends string ? CamelCase<Name> : Name]: Row[Name] };

/** A row schema in the warehouse's names that gives facts in ours: `due_date` → `dueDate`. */
export function factRow<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape).transform((row) => {
    const entries = Object.entries(row).map(([name, value]) => [camelCase(name), value]);
    // Object.fromEntries loses the keys' types; CamelKeys says what camelCase does.
    return Object.fromEntries(entries) as CamelKeys<typeof row>;
  });
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/gu, (_, letter: string) => letter.toUpperCase());
}

/** One comparison of a Cloud Logging filter: a field of the log line, and what it must hold. */
export interface Comparison {
  field: string;
  /** Any of these texts, or the pattern. */
  values: string[];
  pattern: RegExp | null;
}

const LINE = /^(?<field>[\w.]+)=(?:"(?<text>[^"]*)"|\((?<list>"[^)]*")\)|~"(?<pattern>[^"]*)")$/u;

/** The part of the language our filters use, one comparison a line, all of which must hold. */
export function comparisonsIn(filter: string): Comparison[] {
  return filter.split('\n').map((line) => {
    const { field, text, list, pattern } = LINE.exec(line.trim())?.groups ?? {};
    if (field === undefined) throw new Error(`this line of a filter is not understood: ${line}`);
    const values = text === undefined ? (list?.split(' OR ').map((each) => each.slice(1, -1)) ?? []) : [text];
    return { field, values, pattern: pattern === undefined ? null : new RegExp(pattern, 'u') };
  });
}

/** Whether the filter picks this entry; of a list one element is enough, as in Cloud Logging. */
export function matches(filter: string, entry: object): boolean {
  return comparisonsIn(filter).every(({ field, values, pattern }) =>
    valuesAt(entry, field.split('.')).some((held) => (pattern ? pattern.test(held) : values.includes(held))),
  );
}

function valuesAt(held: unknown, [name, ...rest]: string[]): string[] {
  if (Array.isArray(held)) return held.flatMap((each) => valuesAt(each, name === undefined ? [] : [name, ...rest]));
  if (name === undefined) return typeof held === 'string' ? [held] : [];
  if (typeof held !== 'object' || held === null) return [];
  return valuesAt(Object.entries(held).find(([key]) => key === name)?.[1], rest);
}

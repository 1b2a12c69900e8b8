import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Options } from './options.ts';

const FOLDER = join(import.meta.dirname, '../../deploy/bigquery');

const field = z.looseObject({ name: z.string(), type: z.string(), mode: z.string().optional() });
export type Field = z.infer<typeof field>;

/** As much of a BigQuery Table resource as is compared; the rest is passed through. */
export const tableResource = z.looseObject({
  schema: z.object({ fields: z.array(field).default([]) }).default({ fields: [] }),
  timePartitioning: z
    .looseObject({ type: z.string(), field: z.string().optional(), expirationMs: z.string().optional() })
    .optional(),
  requirePartitionFilter: z.boolean().optional(),
  clustering: z.object({ fields: z.array(z.string()) }).optional(),
  view: z.looseObject({ query: z.string() }).optional(),
});
export type TableResource = z.infer<typeof tableResource>;

/** Base tables as they are to be deployed, by name. */
export function readTables(): ReadonlyMap<string, TableResource> {
  return new Map(filesOf('tables', '.json').map(([name, text]) => [name, tableResource.parse(JSON.parse(text))]));
}

/** GoogleSQL of every authorised view, by name, with the placeholder dataset filled in. */
export function readViews({ project, base }: Options): ReadonlyMap<string, string> {
  const views = filesOf('views', '.sql');
  return new Map(views.map(([name, sql]) => [name, sql.replaceAll('`bcs.', `\`${project}.${base}.`)]));
}

function filesOf(folder: string, ending: string): (readonly [name: string, text: string])[] {
  const path = join(FOLDER, folder);
  return readdirSync(path)
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => [file.slice(0, -ending.length), readFileSync(join(path, file), 'utf8')] as const);
}

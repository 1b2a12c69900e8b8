import { z } from 'zod';
import type { Engine } from './engine.ts';
import type { TableEntry } from './table-entry.ts';

export const testIamBody = z.object({ permissions: z.array(z.string()) });

const READING = ['bigquery.tables.get', 'bigquery.tables.getData', 'bigquery.tables.list'];
const APPENDING = ['bigquery.tables.updateData'];

/** Those of the asked permissions the identity holds on the table. */
export function permissionsHeld(
  engine: Engine,
  identity: string,
  { dataset, table }: TableEntry,
  asked: readonly string[],
): readonly string[] {
  const { rules } = engine;
  return asked.filter(
    (permission) =>
      rules.isOwner(identity) ||
      (READING.includes(permission) && rules.mayRead(identity, dataset, table)) ||
      (APPENDING.includes(permission) && rules.mayAppend(identity, dataset, table)),
  );
}

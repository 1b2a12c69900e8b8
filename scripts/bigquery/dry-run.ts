import { z } from 'zod';
import type { Warehouse } from './account.ts';
import type { Field } from './deployment.ts';

export interface DryRun {
  sql: string;
  location: string;
  dataset?: string;
  parameters?: readonly object[];
}

export interface DryRunAnswer {
  fields: readonly Field[];
  bytes: bigint;
}

const answer = z.object({
  schema: z.object({
    fields: z.array(z.looseObject({ name: z.string(), type: z.string(), mode: z.string().optional() })),
  }),
  totalBytesProcessed: z.string().regex(/^\d+$/u),
});

/** Has BigQuery analyse a query: its columns and the bytes it would read; nothing runs and nothing is billed. */
export async function dryRun(
  warehouse: Warehouse,
  { sql, location, dataset, parameters }: DryRun,
): Promise<DryRunAnswer> {
  const body = await warehouse.call('POST', '/queries', {
    query: sql,
    useLegacySql: false,
    dryRun: true,
    location,
    ...(dataset === undefined ? {} : { defaultDataset: { datasetId: dataset } }),
    ...(parameters === undefined ? {} : { parameterMode: 'NAMED', queryParameters: parameters }),
  });
  const { schema, totalBytesProcessed } = answer.parse(body);
  return { fields: schema.fields, bytes: BigInt(totalBytesProcessed) };
}

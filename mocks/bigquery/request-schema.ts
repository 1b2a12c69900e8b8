import { z } from 'zod';
import { invalid } from './api-error.ts';
import { queryParameter } from './parameters.ts';

const int64 = z.union([z.string().regex(/^\d+$/), z.number().int().nonnegative()]);
const labels = z.record(z.string(), z.string());
const datasetReference = z.object({ datasetId: z.string(), projectId: z.string().optional() });

const queryParts = {
  query: z.string().min(1),
  useLegacySql: z.boolean().optional(),
  defaultDataset: datasetReference.optional(),
  maximumBytesBilled: int64.optional(),
  parameterMode: z.string().optional(),
  queryParameters: z.array(queryParameter).optional(),
};

/** The body of jobs.query. */
export const queryBody = z.object({
  ...queryParts,
  dryRun: z.boolean().optional(),
  jobCreationMode: z.string().optional(),
  jobTimeoutMs: int64.optional(),
  labels: labels.optional(),
  maxResults: int64.optional(),
  requestId: z.string().optional(),
  timeoutMs: z.number().nonnegative().optional(),
  formatOptions: z
    .object({ useInt64Timestamp: z.boolean().optional(), timestampOutputFormat: z.string().optional() })
    .optional(),
});

export type QueryBody = z.infer<typeof queryBody>;

export const tableReference = z.object({
  projectId: z.string().optional(),
  datasetId: z.string(),
  tableId: z.string(),
});

const loadConfiguration = z.object({
  destinationTable: tableReference,
  sourceFormat: z.string().default('CSV'),
  writeDisposition: z.string().default('WRITE_APPEND'),
  schema: z.object({ fields: z.array(z.unknown()) }).optional(),
  skipLeadingRows: z.union([z.number(), z.string()]).optional(),
  fieldDelimiter: z.string().optional(),
  nullMarker: z.string().optional(),
  ignoreUnknownValues: z.boolean().optional(),
});

export type LoadConfiguration = z.infer<typeof loadConfiguration>;

/** The body of jobs.insert, by itself or as the first part of an upload. */
export const jobBody = z.object({
  jobReference: z.object({ jobId: z.string().optional() }).optional(),
  configuration: z.looseObject({
    query: z.looseObject({ ...queryParts }).optional(),
    load: loadConfiguration.optional(),
    dryRun: z.boolean().optional(),
    jobTimeoutMs: int64.optional(),
    labels: labels.optional(),
  }),
});

export type JobBody = z.infer<typeof jobBody>;

/** Reads a body by its schema; what does not fit is a 400 that names the field. */
export function parsed<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const result = schema.safeParse(body);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw invalid(`Invalid value at '${issue?.path.join('.') ?? ''}': ${issue?.message ?? 'not readable'}`);
  }
  return result.data;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { Grants } from '../../mocks/bigquery/grants.ts';
import { DEFAULT_IDENTITY } from '../../mocks/bigquery/grants.ts';
import { ROOT } from '../../scripts/run-program.mjs';

const read = (file: string) => readFileSync(join(ROOT, 'deploy/worker', file), 'utf8');

const grant = z.strictObject({
  account: z.enum(['worker', 'deployer']),
  role: z.string(),
  project: z.string().optional(),
  dataset: z.string().optional(),
  table: z.string().optional(),
  secret: z.string().optional(),
  repository: z.string().optional(),
  serviceAccount: z.string().optional(),
});
const role = z.strictObject({ name: z.string(), title: z.string(), includedPermissions: z.array(z.string()) });

export const iam = z
  .strictObject({ accounts: z.record(z.string(), z.email()), roles: z.array(role), grants: z.array(grant) })
  .parse(parse(read('iam.yaml')));
export type IamGrant = z.infer<typeof grant>;

const READS = 'bigquery.tables.getData';
const APPENDS = 'bigquery.tables.updateData';
/** As much of Google's own roles as the local BigQuery asks about. */
const PREDEFINED: Record<string, string[]> = {
  'roles/bigquery.dataViewer': [READS],
  'roles/bigquery.dataEditor': [READS, APPENDS],
  'roles/bigquery.dataOwner': [READS, APPENDS],
};

/** What these grants let the worker do at BigQuery, in the words of the local one. */
export function warehouseGrants(grants: readonly IamGrant[]): Grants {
  const ofWorker = grants.filter(({ account }) => account === 'worker');
  const holding = (permission: string) =>
    ofWorker
      .filter((each) => permissionsOf(each.role).includes(permission))
      .map(({ dataset, table }) => table ?? `${dataset}.*`);
  return { [DEFAULT_IDENTITY]: { read: holding(READS), append: holding(APPENDS) } };
}

function permissionsOf(name: string): string[] {
  return PREDEFINED[name] ?? iam.roles.find((each) => each.name === name)?.includedPermissions ?? [];
}

const variable = z.strictObject({
  name: z.string(),
  value: z.string().optional(),
  valueFrom: z.strictObject({ secretKeyRef: z.strictObject({ name: z.string(), key: z.string() }) }).optional(),
});
const probe = z.looseObject({ httpGet: z.strictObject({ path: z.string(), port: z.int() }) });
const container = z.looseObject({
  name: z.string(),
  image: z.string(),
  ports: z.array(z.looseObject({ containerPort: z.int() })).default([]),
  startupProbe: probe.optional(),
  livenessProbe: probe.optional(),
  env: z.array(variable).default([]),
});
const annotations = z.record(z.string(), z.string());
const serviceShape = z.looseObject({
  metadata: z.looseObject({ name: z.string(), annotations, labels: annotations }),
  spec: z.looseObject({
    template: z.looseObject({
      metadata: z.looseObject({ annotations }),
      spec: z.looseObject({
        serviceAccountName: z.string(),
        timeoutSeconds: z.int(),
        containers: z.tuple([container, container]),
        volumes: z.array(z.looseObject({ secret: z.looseObject({ secretName: z.string() }) })),
      }),
    }),
  }),
});

export const service = serviceShape.parse(parse(read('service.yaml')));
export const [worker] = service.spec.template.spec.containers;

/** Every document of a file of several. */
export function documents(file: string): unknown[] {
  return parseAllDocuments(read(file)).map((document) => {
    if (document.errors.length > 0) throw document.errors[0];
    return document.toJS();
  });
}

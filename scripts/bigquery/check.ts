import { asAdministrator, asWorker } from './account.ts';
import { checkDatasets, checkPermissions } from './check-access.ts';
import { checkQueries } from './check-queries.ts';
import { checkTables, checkViews } from './check-tables.ts';
import { drawCosts } from './cost.ts';
import { draw } from './findings.ts';
import type { Options } from './options.ts';

const ONLY_A_REAL_PROJECT = `Only a real project can show: query latency and queueing, slots and quotas, IAM taking effect, policy tags,
row policies, the true bytes after clustering, the cap of maximumBytesBilled, audit logs, and that a load job keeps its hours.`;

/** Holds a dataset against the deployment files; true when everything is as deployed. */
export async function checkDataset(options: Options, print: (text: string) => void): Promise<boolean> {
  const administrator = asAdministrator(options);
  print(`${options.project}: base ${options.base}, API ${options.api}, ${options.location}`);
  const datasets = await checkDatasets(administrator, options);
  print(draw(datasets));
  // Without the datasets every further line would say the same thing again.
  if (datasets.wrong.some((sentence) => /unreachable|not there|no permission/u.test(sentence))) return false;
  const worker = await asWorker(options);
  const tables = await checkTables(administrator, options);
  const views = await checkViews(administrator, options);
  const permissions = await checkPermissions(worker, options);
  const { findings, costs } = await checkQueries(worker, options);
  for (const part of [tables, views, permissions, findings]) print(draw(part));
  print(drawCosts(costs, options.pricePerTib));
  print(ONLY_A_REAL_PROJECT);
  return [datasets, tables, views, permissions, findings].every(({ wrong }) => wrong.length === 0);
}

import type { Dataset } from './catalog.ts';
import type { Engine } from './engine.ts';
import { textRows } from './session.ts';
import type { TableEntry } from './table-entry.ts';
import { tableFields } from './table-fields.ts';

/** A bigquery#dataset resource. */
export function datasetResource(engine: Engine, dataset: Dataset) {
  return {
    kind: 'bigquery#dataset',
    id: `${engine.project}:${dataset.name}`,
    datasetReference: { projectId: engine.project, datasetId: dataset.name },
    location: engine.location,
    creationTime: String(dataset.createdMs),
    lastModifiedTime: String(dataset.createdMs),
    access: dataset.access,
    ...(dataset.labels === undefined ? {} : { labels: dataset.labels }),
  };
}

/** What lists of tables show: everything but schema and size. */
export function tableSummary(engine: Engine, entry: TableEntry) {
  const { labels, timePartitioning, rangePartitioning, clustering, requirePartitionFilter } = entry.definition;
  return {
    kind: 'bigquery#table',
    id: `${engine.project}:${entry.dataset}.${entry.table}`,
    tableReference: { projectId: engine.project, datasetId: entry.dataset, tableId: entry.table },
    type: entry.kind,
    creationTime: String(entry.createdMs),
    labels,
    timePartitioning,
    rangePartitioning,
    clustering,
    requirePartitionFilter,
    ...(entry.kind === 'VIEW' ? { view: { query: entry.view?.sql, useLegacySql: false } } : {}),
  };
}

/** A bigquery#table resource. */
export async function tableResource(engine: Engine, entry: TableEntry) {
  const fields = await tableFields(engine, entry);
  const [[numRows = '0'] = []] =
    entry.kind === 'TABLE' ? await textRows(engine.session, `SELECT count(*) FROM ${entry.location}`) : [];
  const { description, tableConstraints } = entry.definition;
  return {
    ...tableSummary(engine, entry),
    location: engine.location,
    description,
    tableConstraints,
    lastModifiedTime: String(entry.createdMs),
    schema: { fields },
    numRows,
    numBytes: String(BigInt(numRows) * BigInt(fields.length) * 8n),
  };
}

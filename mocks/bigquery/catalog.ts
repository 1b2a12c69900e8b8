import { ApiError, notFound } from './api-error.ts';
import { duckdbColumns } from './duckdb-type.ts';
import type { Session } from './session.ts';
import { OVERLAY, qualifiedName, schemaName } from './session.ts';
import type { TableDefinition, TableEntry } from './table-entry.ts';
import { bindView } from './translate/bind.ts';
import type { TableReference } from './translate/emitter.ts';
import type { Translation } from './translate/translation.ts';

export interface Dataset {
  readonly name: string;
  readonly createdMs: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly tables: Map<string, TableEntry>;
  /** Kept and given back; who may read what is decided by the grant table. */
  access: readonly object[];
}

/** What BigQuery enters when nothing is said. */
const DEFAULT_ACCESS = [
  { role: 'WRITER', specialGroup: 'projectWriters' },
  { role: 'OWNER', specialGroup: 'projectOwners' },
  { role: 'READER', specialGroup: 'projectReaders' },
];

type Translate = (sql: string) => Promise<Translation>;

/** The datasets, tables and views of one project; what is made at run time lives in memory. */
export class Catalog {
  readonly project: string;
  private readonly session: Session;
  private readonly translate: Translate;
  private readonly datasets = new Map<string, Dataset>();
  private copying: Promise<unknown> = Promise.resolve();

  constructor(project: string, session: Session, translate: Translate) {
    this.project = project;
    this.session = session;
    this.translate = translate;
  }

  list(): readonly Dataset[] {
    return [...this.datasets.values()];
  }

  dataset(name: string): Dataset {
    const dataset = this.datasets.get(name);
    if (dataset === undefined) {
      throw notFound(`Dataset ${this.project}:${name}`);
    }
    return dataset;
  }

  table(dataset: string, table: string): TableEntry {
    const entry = this.dataset(dataset).tables.get(table);
    if (entry === undefined) {
      throw notFound(`Table ${this.project}:${dataset}.${table} was not found in location EU`);
    }
    return entry;
  }

  /** The entry a query means; a name without dataset stands in the request's default dataset. */
  resolve(reference: TableReference, defaultDataset: string | undefined): TableEntry {
    const dataset = reference.dataset ?? defaultDataset;
    if (dataset === undefined) {
      throw new ApiError(
        400,
        'invalid',
        `Table "${reference.table}" must be qualified with a dataset (e.g. dataset.table).`,
      );
    }
    if (reference.project !== undefined && reference.project !== this.project) {
      throw notFound(`Project ${reference.project}`);
    }
    return this.table(dataset, reference.table);
  }

  add(entry: TableEntry): void {
    const dataset = this.datasets.get(entry.dataset) ?? this.remember(entry.dataset);
    dataset.tables.set(entry.table, entry);
  }

  async createDataset(name: string, labels?: Dataset['labels']): Promise<Dataset> {
    if (this.datasets.has(name)) {
      throw new ApiError(409, 'duplicate', `Already Exists: Dataset ${this.project}:${name}`);
    }
    await this.run(`CREATE SCHEMA IF NOT EXISTS ${schemaName(name)}`);
    return this.remember(name, labels);
  }

  async deleteDataset(name: string, deletesContents: boolean): Promise<void> {
    const dataset = this.dataset(name);
    if (dataset.tables.size > 0 && !deletesContents) {
      throw new ApiError(400, 'resourceInUse', `Dataset ${this.project}:${name} is still in use`);
    }
    this.datasets.delete(name);
    await this.run(`DROP SCHEMA IF EXISTS ${schemaName(name)} CASCADE`);
  }

  async createTable(dataset: string, table: string, definition: TableDefinition): Promise<TableEntry> {
    this.expectNew(dataset, table);
    const columns = duckdbColumns(definition.schema?.fields ?? []);
    const location = await this.overlayName(dataset, table);
    await this.run(`CREATE TABLE ${location} (${columns})`);
    return this.remembered({ dataset, table, kind: 'TABLE', definition, createdMs: Date.now(), location });
  }

  async createView(dataset: string, table: string, sql: string, definition: TableDefinition): Promise<TableEntry> {
    this.expectNew(dataset, table);
    const view = { sql, translation: await this.translate(sql), datasets: {} };
    const location = await this.overlayName(dataset, table);
    const entry: TableEntry = { dataset, table, kind: 'VIEW', definition, createdMs: Date.now(), location, view };
    await this.run(`CREATE VIEW ${location} AS ${this.viewSql(entry)}`);
    return this.remembered(entry);
  }

  async deleteTable(dataset: string, table: string): Promise<void> {
    const entry = this.table(dataset, table);
    if (entry.location.startsWith(`"${OVERLAY}"`)) {
      await this.run(`DROP ${entry.kind} ${entry.location}`);
    }
    this.dataset(dataset).tables.delete(table);
  }

  /** Before the first write a built table is copied into memory, and the views over it follow. */
  async makeWritable(entry: TableEntry): Promise<void> {
    const turn = this.copying.then(() => this.copyIntoMemory(entry));
    this.copying = turn.catch(() => undefined);
    await turn;
  }

  private async copyIntoMemory(entry: TableEntry): Promise<void> {
    if (entry.kind === 'VIEW') {
      throw new ApiError(400, 'invalid', `${entry.dataset}.${entry.table} is not a table`);
    }
    if (entry.location.startsWith(`"${OVERLAY}"`)) {
      return;
    }
    const location = await this.overlayName(entry.dataset, entry.table);
    await this.run(`CREATE TABLE ${location} AS FROM ${entry.location}`);
    entry.location = location;
    for (const view of this.viewsOver(entry)) {
      view.location = await this.overlayName(view.dataset, view.table);
      await this.run(`CREATE OR REPLACE VIEW ${view.location} AS ${this.viewSql(view)}`);
    }
  }

  /** The entry a reference inside a view means. */
  resolveInView(view: TableEntry, reference: TableReference): TableEntry {
    const named = reference.dataset ?? view.dataset;
    return this.resolve({ ...reference, dataset: view.view?.datasets[named] ?? named }, undefined);
  }

  private viewsOver(entry: TableEntry): readonly TableEntry[] {
    const all = this.list().flatMap((dataset) => [...dataset.tables.values()]);
    return all.filter((view) =>
      view.view?.translation.tables.some((reference) => this.resolveInView(view, reference) === entry),
    );
  }

  private viewSql(view: TableEntry): string {
    const translation = view.view?.translation;
    return translation === undefined
      ? ''
      : bindView(translation, (reference) => this.resolveInView(view, reference).location);
  }

  private expectNew(dataset: string, table: string): void {
    if (this.dataset(dataset).tables.has(table)) {
      throw new ApiError(409, 'duplicate', `Already Exists: Table ${this.project}:${dataset}.${table}`);
    }
  }

  private async overlayName(dataset: string, table: string): Promise<string> {
    await this.run(`CREATE SCHEMA IF NOT EXISTS ${schemaName(dataset)}`);
    return qualifiedName(OVERLAY, dataset, table);
  }

  private remember(name: string, labels?: Dataset['labels']): Dataset {
    const dataset: Dataset = {
      name,
      createdMs: Date.now(),
      tables: new Map(),
      access: DEFAULT_ACCESS,
      ...(labels === undefined ? {} : { labels }),
    };
    this.datasets.set(name, dataset);
    return dataset;
  }

  private remembered(entry: TableEntry): TableEntry {
    this.add(entry);
    return entry;
  }

  private async run(sql: string): Promise<void> {
    await this.session.use((connection) => connection.run(sql));
  }
}

import type { ReferenceClient } from './client.ts';
import { connect } from './client.ts';
import { startServer } from './server.ts';
import { typeName, typeProto } from './type-names.ts';
import type { Cell } from './values.ts';
import { decodeValue, encodeValue } from './values.ts';
import type { LanguageOptions, QueryRequest, RowProto } from './wire.ts';

/** Name and GoogleSQL type, such as `ARRAY<STRING>`. */
export interface TypedColumn {
  name: string;
  type: string;
}

/** A table as a query names it, with rows only where it is executed. */
export interface ReferenceTable {
  name: string;
  columns: readonly TypedColumn[];
  rows?: readonly RowProto[];
}

export interface TypedValue {
  type: string;
  cell: Cell;
}

/** Rows as the service wrote them, fit to be the rows of a table; `cellsOf` reads them. */
export interface ReferenceAnswer {
  columns: TypedColumn[];
  rows: RowProto[];
}

interface Question {
  sql: string;
  tables: readonly ReferenceTable[];
  parameters: Readonly<Record<string, TypedValue>>;
}

export interface Reference {
  /** Names of the tables a query reads. */
  tablesOf: (sql: string) => Promise<string[]>;
  /** The result's columns; an error of the analyzer has its position. */
  analyse: (question: Question) => Promise<TypedColumn[]>;
  execute: (question: Question) => Promise<ReferenceAnswer>;
  close: () => Promise<void>;
}

/** Google's own analyzer and reference implementation, in a process that ends with this one. */
export async function startReference(): Promise<Reference> {
  const server = await startServer();
  const client = await connect(server.port).catch(async (error: unknown) => {
    await server.end();
    throw error;
  });
  const languageOptions = await bigQueryOptions(client);
  return {
    tablesOf: (sql) => tablesOf(client, sql, languageOptions),
    analyse: (question) => analyse(client, requestOf(question, languageOptions)),
    execute: (question) => execute(client, question, languageOptions),
    close: async () => {
      client.close();
      await server.end();
    },
  };
}

/** BigQuery is the external product with every feature of its language but nanoseconds. */
async function bigQueryOptions(client: ReferenceClient): Promise<LanguageOptions> {
  const options = await client.call('GetLanguageOptions', { maximumFeatures: true });
  const enabledLanguageFeatures = options.enabledLanguageFeatures.filter((each) => each !== 'FEATURE_TIMESTAMP_NANOS');
  return { ...options, enabledLanguageFeatures, productMode: 'PRODUCT_EXTERNAL' };
}

async function tablesOf(client: ReferenceClient, sql: string, options: LanguageOptions): Promise<string[]> {
  const { tableName = [] } = await client.call('ExtractTableNamesFromStatement', { sqlStatement: sql, options });
  return [...new Set(tableName.map(({ tableNameSegment }) => tableNameSegment.join('.')))];
}

async function analyse(client: ReferenceClient, request: QueryRequest): Promise<TypedColumn[]> {
  const { prepared } = await client.call('PrepareQuery', request);
  if (prepared.preparedQueryId) await client.call('UnprepareQuery', { preparedQueryId: prepared.preparedQueryId });
  return (prepared.columns ?? []).map(({ name, type }) => ({ name, type: typeName(type) }));
}

async function execute(
  client: ReferenceClient,
  question: Question,
  languageOptions: LanguageOptions,
): Promise<ReferenceAnswer> {
  const { content, prepared } = await client.call('EvaluateQuery', {
    ...requestOf(question, languageOptions),
    tableContent: Object.fromEntries(
      question.tables.map(({ name, rows = [] }) => [name, { tableData: { row: [...rows] } }]),
    ),
    params: Object.entries(question.parameters).map(([name, { cell, type }]) => ({
      name,
      value: encodeValue(cell, type),
    })),
  });
  const columns = (prepared.columns ?? []).map(({ name, type }) => ({ name, type: typeName(type) }));
  return { columns, rows: (content?.tableData?.row ?? []).map(({ cell = [] }) => ({ cell })) };
}

export function cellsOf({ columns, rows }: ReferenceAnswer): Cell[][] {
  return rows.map(({ cell }) => columns.map(({ type }, place) => decodeValue(cell[place] ?? {}, type)));
}

function requestOf({ sql, tables, parameters }: Question, languageOptions: LanguageOptions): QueryRequest {
  return {
    sql,
    options: {
      languageOptions,
      errorMessageMode: 'ERROR_MESSAGE_ONE_LINE',
      defaultTimezone: 'UTC',
      queryParameters: Object.entries(parameters).map(([name, { type }]) => ({ name, type: typeProto(type) })),
    },
    simpleCatalog: {
      name: 'bank',
      builtinFunctionOptions: { languageOptions },
      table: tables.map(({ name, columns }, serializationId) => ({
        name,
        serializationId,
        column: columns.map((column) => ({ name: column.name, type: typeProto(column.type) })),
      })),
    },
  };
}

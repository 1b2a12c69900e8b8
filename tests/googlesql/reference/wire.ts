/** The parts of the ZetaSQL local service's messages that are used here, as proto-loader gives them. */
export interface TypeProto {
  typeKind: string;
  arrayType?: { elementType: TypeProto };
}

/** One scalar or array; no member at all is NULL. */
export interface ValueProto {
  int64Value?: string;
  boolValue?: boolean;
  doubleValue?: number;
  stringValue?: string;
  dateValue?: number;
  timestampValue?: { seconds?: string; nanos?: number };
  numericValue?: Uint8Array;
  arrayValue?: { element?: ValueProto[] };
}

export interface Column {
  name: string;
  type: TypeProto;
}

export interface RowProto {
  cell: ValueProto[];
}

export interface TableContent {
  tableData: { row: RowProto[] };
}

export interface LanguageOptions {
  productMode: string;
  enabledLanguageFeatures: string[];
}

export interface SimpleCatalog {
  name: string;
  builtinFunctionOptions: { languageOptions: LanguageOptions };
  table: { name: string; serializationId: number; column: Column[] }[];
}

export interface AnalyzerOptions {
  languageOptions: LanguageOptions;
  errorMessageMode: string;
  defaultTimezone: string;
  queryParameters: Column[];
}

export interface QueryRequest {
  sql: string;
  options: AnalyzerOptions;
  simpleCatalog: SimpleCatalog;
}

export interface PreparedQuery {
  columns?: Column[];
  preparedQueryId?: string;
}

/** Method → request → answer. */
export interface LocalService {
  GetLanguageOptions: [{ maximumFeatures: boolean }, LanguageOptions];
  ExtractTableNamesFromStatement: [
    { sqlStatement: string; options: LanguageOptions },
    { tableName?: { tableNameSegment: string[] }[] },
  ];
  PrepareQuery: [QueryRequest, { prepared: PreparedQuery }];
  UnprepareQuery: [{ preparedQueryId: string }, unknown];
  EvaluateQuery: [
    QueryRequest & { tableContent: Record<string, TableContent>; params: { name: string; value: ValueProto }[] },
    { content?: { tableData?: { row?: { cell?: ValueProto[] }[] } }; prepared: PreparedQuery },
  ];
}

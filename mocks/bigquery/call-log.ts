import type { QueryParameter } from './parameters.ts';
import { parameterSignature } from './parameters.ts';
import { translationKey } from './translation-cache.ts';

/** One call, without values: names and types of parameters, the hash of the SQL. */
export interface CallRecord {
  readonly method: string;
  readonly path: string;
  readonly identity: string;
  readonly sqlHash?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly parameters?: readonly string[];
  readonly status: number;
  readonly ms: number;
}

const LIMIT = 2000;

export class CallLog {
  private records: CallRecord[] = [];

  add(record: CallRecord): void {
    this.records.push(record);
    if (this.records.length > LIMIT) {
      this.records.shift();
    }
  }

  list(): readonly CallRecord[] {
    return this.records;
  }

  clear(): void {
    this.records = [];
  }
}

export function sqlParts(
  sql: string | undefined,
  labels: Readonly<Record<string, string>> | undefined,
  parameters: readonly QueryParameter[] | undefined,
): Pick<CallRecord, 'sqlHash' | 'labels' | 'parameters'> {
  return {
    ...(sql === undefined ? {} : { sqlHash: translationKey(sql) }),
    ...(labels === undefined ? {} : { labels }),
    ...(parameters === undefined ? {} : { parameters: parameters.map(parameterSignature) }),
  };
}

import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const BUFFER_CHARACTERS = 1 << 20;

interface OpenFile {
  file: string;
  descriptor: number;
  buffer: string;
  rows: number;
}

/** One file of newline-delimited JSON per table, as a BigQuery load job takes it. */
export class RowFiles {
  private readonly files: ReadonlyMap<string, OpenFile>;

  constructor(folder: string, tables: readonly string[]) {
    this.files = new Map(
      tables.map((table) => {
        const file = join(folder, `${table}.ndjson`);
        return [table, { file, descriptor: openSync(file, 'w'), buffer: '', rows: 0 }];
      }),
    );
  }

  write(table: string, row: Readonly<Record<string, unknown>>): void {
    const open = this.files.get(table);
    if (open === undefined) throw new Error(`There is no table ${table}`);
    open.buffer += `${JSON.stringify(row)}\n`;
    open.rows += 1;
    if (open.buffer.length > BUFFER_CHARACTERS) flush(open);
  }

  close(): void {
    for (const open of this.files.values()) {
      flush(open);
      closeSync(open.descriptor);
    }
  }

  /** Tables with at least one row. */
  written(): readonly { table: string; file: string; rows: number }[] {
    return [...this.files].filter(([, { rows }]) => rows > 0).map(([table, { file, rows }]) => ({ table, file, rows }));
  }
}

function flush(open: OpenFile): void {
  writeSync(open.descriptor, open.buffer);
  open.buffer = '';
}

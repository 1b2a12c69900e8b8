import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell, Row } from './row.ts';
import type { TableFile } from './schema-files.ts';

const BUFFER_CHARACTERS = 1 << 20;
export const NULL_TEXT = '\\N';

interface OpenFile {
  names: readonly string[];
  known: ReadonlySet<string>;
  descriptor: number;
  buffer: string;
  rows: number;
}

/** One CSV file per table: DuckDB reads a million rows this way in seconds, INSERT takes minutes. */
export class CsvFiles {
  private readonly folder: string;
  private readonly files: Map<string, OpenFile>;

  constructor(folder: string, tables: readonly TableFile[]) {
    mkdirSync(folder, { recursive: true });
    this.folder = folder;
    this.files = new Map(
      tables.map(({ name, fields }) => {
        const names = fields.map((field) => field.name);
        return [
          name,
          { names, known: new Set(names), descriptor: openSync(this.path(name), 'w'), buffer: '', rows: 0 },
        ];
      }),
    );
  }

  path(table: string): string {
    return join(this.folder, `${table}.csv`);
  }

  rowCount(table: string): number {
    return this.files.get(table)?.rows ?? 0;
  }

  write(table: string, row: Row): void {
    const file = this.files.get(table);
    if (file === undefined) throw new Error(`There is no table ${table}`);
    for (const name in row) {
      if (!file.known.has(name)) throw new Error(`Table ${table} has no column ${name}`);
    }
    let line = '';
    for (const name of file.names) line += line === '' ? cellText(row[name]) : `,${cellText(row[name])}`;
    file.buffer += `${line}\n`;
    file.rows += 1;
    if (file.buffer.length > BUFFER_CHARACTERS) flush(file);
  }

  close(): void {
    for (const file of this.files.values()) {
      flush(file);
      closeSync(file.descriptor);
    }
  }
}

function flush(file: OpenFile): void {
  writeSync(file.descriptor, file.buffer);
  file.buffer = '';
}

function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return NULL_TEXT;
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  if (typeof cell === 'string') return quoted(cell);
  return quoted(`[${cell.join(', ')}]`);
}

function quoted(text: string): string {
  return /[",\n\\]/u.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;
}

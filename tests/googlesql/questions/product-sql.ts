import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT } from '../../../scripts/run-program.mjs';

export interface SqlFile {
  file: string;
  /** The query's name: the file's stem. */
  name: string;
  sql: string;
}

const sqlFiles = (folder: string): SqlFile[] =>
  globSync(`${folder}/**/*.sql`, { cwd: ROOT })
    .sort()
    .map((file) => ({ file, name: basename(file, '.sql'), sql: readFileSync(join(ROOT, file), 'utf8') }));

export const QUERY_FILES = sqlFiles('api-worker');
export const VIEW_FILES = sqlFiles('deploy/bigquery/views');

export function fileOf(name: string): string {
  return QUERY_FILES.find((each) => each.name === name)?.file ?? name;
}

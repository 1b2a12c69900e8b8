import { readFileSync } from 'node:fs';

/** Text of a `.sql` file beside the module that asks. */
export function readSql(moduleUrl: string, fileName: string): string {
  return readFileSync(new URL(fileName, moduleUrl), 'utf8');
}

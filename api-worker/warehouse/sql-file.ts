import { readFileSync } from 'node:fs';

/** Text of a `.sql` file that stands beside the module asking for it: `sql(import.meta.url, 'alerts.sql')`. */
export function sql(moduleUrl: string, fileName: string): string {
  return readFileSync(new URL(fileName, moduleUrl), 'utf8');
}

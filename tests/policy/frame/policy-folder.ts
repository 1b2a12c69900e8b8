import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What lies over `/etc/chromium` for one browser; editing it reaches that browser within seconds. */
export interface PolicyFolder {
  path: string;
  /** An object is written as JSON, a text as it is; null removes the file. */
  write: (name: string, content: object | string | null) => void;
  remove: () => void;
}

export function makePolicyFolder(): PolicyFolder {
  const path = mkdtempSync(join(tmpdir(), 'bcs-policy-'));
  const managed = join(path, 'policies', 'managed');
  mkdirSync(managed, { recursive: true });
  const remove = () => rmSync(path, { recursive: true, force: true });
  return {
    path,
    write: (name, content) => {
      const file = join(managed, `${name}.json`);
      if (content === null) {
        rmSync(file, { force: true });
        return;
      }
      // Renamed into place, so that the browser never reads half a file.
      const draft = join(path, `${name}.draft`);
      writeFileSync(draft, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
      renameSync(draft, file);
    },
    remove,
  };
}

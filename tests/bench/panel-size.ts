import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface PanelSize {
  /** Loaded before the first screen. */
  firstKbGzip: number;
  /** Loaded later: the dense chart. */
  laterKbGzip: number;
  contentScriptKb: number;
}

/** JavaScript of the built panel in kB (1,000 bytes) of gzip, as the browser would fetch it if it came over a wire. */
export function measurePanel(extension: string): PanelSize {
  const html = readFileSync(join(extension, 'sidepanel.html'), 'utf8');
  const entries = [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/gu)].map(([, path]) => path ?? '');
  const first = withStaticImports(extension, entries);
  const chunks = readdirSync(join(extension, 'chunks')).map((name) => `chunks/${name}`);
  const later = chunks.filter((path) => path.endsWith('.js') && !first.has(path));
  return {
    firstKbGzip: sum([...first].map((path) => gzipKb(join(extension, path)))),
    laterKbGzip: sum(later.map((path) => gzipKb(join(extension, path)))),
    contentScriptKb: sum(
      readdirSync(join(extension, 'content-scripts'))
        .filter((name) => name.endsWith('.js'))
        .map((name) => readFileSync(join(extension, 'content-scripts', name)).length / 1000),
    ),
  };
}

function withStaticImports(extension: string, entries: string[]): Set<string> {
  const found = new Set<string>();
  const waiting = [...entries];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const text = readFileSync(join(extension, path), 'utf8');
    const imports = [...text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/gu)].map(([, name]) => `chunks/${name}`);
    waiting.push(...imports);
  }
  return found;
}

const gzipKb = (file: string) => gzipSync(readFileSync(file)).length / 1000;
const sum = (values: number[]) => Math.round(values.reduce((total, value) => total + value, 0) * 10) / 10;

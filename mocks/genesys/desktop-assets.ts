import { readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';

const folder = new URL('./desktop/', import.meta.url);
const font = createRequire(import.meta.url).resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2');

export interface Asset {
  type: string;
  body: string | Uint8Array<ArrayBuffer>;
}

/** The page's own scripts are TypeScript, stripped here as Node strips the rest. */
export function desktopAsset(name: string): Asset | undefined {
  if (name === 'inter.woff2') return { type: 'font/woff2', body: new Uint8Array(readFileSync(font)) };
  if (!/^[a-z-]+\.(ts|css|html)$/.test(name)) return undefined;
  const text = read(name);
  if (text === undefined) return undefined;
  if (name.endsWith('.ts')) return { type: 'text/javascript', body: stripTypeScriptTypes(text) };
  return { type: name.endsWith('.css') ? 'text/css' : 'text/html', body: text };
}

function read(name: string): string | undefined {
  try {
    return readFileSync(new URL(name, folder), 'utf8');
  } catch {
    return undefined;
  }
}

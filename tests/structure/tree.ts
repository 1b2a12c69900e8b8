import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { ROOT } from '../../scripts/run-program.mjs';

/** What is built or installed, so nobody wrote it: the folders of `.gitignore`. */
const NOT_WRITTEN = new Set([
  '.git',
  'node_modules',
  '.output',
  '.wxt',
  '.cache',
  '.stryker-tmp',
  'coverage',
  'reports',
]);

const TEXT = new Set([
  '.ts',
  '.tsx',
  '.mjs',
  '.sql',
  '.css',
  '.html',
  '.md',
  '.json',
  '.jsonc',
  '.yml',
  '.yaml',
  '.sh',
  '',
]);
const CODE = new Set(['.ts', '.tsx', '.mjs', '.sql', '.css', '.html']);

function walk(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => !NOT_WRITTEN.has(entry.name) && !entry.name.endsWith('.log'))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? walk(path) : [path];
    });
}

/** Every file somebody wrote, as a path from the root. */
export const files: string[] = walk('.');
export const topLevel: string[] = [...new Set(files.map((path) => path.split('/')[0] ?? path))];

export const codeFiles: string[] = files.filter((path) => CODE.has(extname(path)));
export const textFiles: string[] = files.filter((path) => TEXT.has(extname(path)));
export const productFiles: string[] = textFiles.filter((path) => /^(entrypoints|components|api-worker)\//.test(path));

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

export function exists(path: string): boolean {
  return existsSync(join(ROOT, path));
}

/** `path:line text` of every line in these files that the pattern matches. */
export function linesMatching(pattern: RegExp, paths: string[]): string[] {
  return paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 120)}`] : [])),
  );
}

import type { LockedPackages } from './source-state.ts';

/** What the build tools put in themselves has no path. */
const WRITTEN_BY = { 'virtual:wxt-': 'wxt', 'vite/': 'vite', 'rolldown/': 'rolldown' };

/** The places in the lock file of every package a module of the extension came from. */
export function bundledPackages(moduleIds: readonly string[], locked: LockedPackages): string[] {
  const places = moduleIds.map(placeOf).filter((place) => place !== undefined);
  const unknown = places.find((place) => locked[place] === undefined);
  if (unknown !== undefined)
    throw new Error(`The extension holds code of ${unknown}, which the lock file does not know.`);
  return [...new Set(places)].sort();
}

function placeOf(id: string): string | undefined {
  const path = id.replaceAll('\0', '').split('?')[0] ?? '';
  const installed = /node_modules\/(.+)$/su.exec(path)?.[0];
  if (installed !== undefined) return packageFolder(installed);
  const tool = Object.entries(WRITTEN_BY).find(([start]) => path.startsWith(start))?.[1];
  if (tool === undefined && id.startsWith('\0'))
    throw new Error(`Nobody knows which package wrote the module ${path}.`);
  return tool === undefined ? undefined : `node_modules/${tool}`;
}

/** node_modules/a/node_modules/@b/c/dist/d.js → node_modules/a/node_modules/@b/c */
function packageFolder(path: string): string {
  const start = path.lastIndexOf('node_modules/') + 'node_modules/'.length;
  const [scopeOrName = '', name = ''] = path.slice(start).split('/');
  return path.slice(0, start) + (scopeOrName.startsWith('@') ? `${scopeOrName}/${name}` : scopeOrName);
}

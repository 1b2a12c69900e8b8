import { writeFile } from 'node:fs/promises';

type Bundle = Record<
  string,
  { type: string; modules?: Record<string, { renderedLength: number }>; originalFileNames?: string[] }
>;

/**
 * Writes down which modules became part of the extension, for its bill of materials. A style sheet leaves no code behind
 * in a chunk and is in the extension all the same, so it counts whenever it was imported.
 */
export function bundledModules(path: string) {
  const ids = new Set<string>();
  return {
    plugin: {
      name: 'bundled-modules',
      generateBundle: (_options: unknown, bundle: Bundle): void => {
        for (const { modules = {}, originalFileNames = [] } of Object.values(bundle)) {
          for (const name of originalFileNames) ids.add(name);
          for (const [id, { renderedLength }] of Object.entries(modules)) {
            if (renderedLength > 0 || /\.css(?:\?|$)/u.test(id)) ids.add(id);
          }
        }
      },
    },
    write: (): Promise<void> => writeFile(path, `${JSON.stringify([...ids].sort(), null, 2)}\n`),
  };
}

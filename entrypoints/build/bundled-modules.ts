type Output = { modules?: Record<string, { renderedLength: number }>; originalFileNames?: string[] };

/**
 * Collects which modules became part of the extension, for its bill of materials. A style sheet leaves no code behind in
 * a chunk and is in the extension all the same, so it counts whenever it was imported.
 */
export function bundledModules() {
  const ids = new Set<string>();
  return {
    plugin: {
      name: 'bundled-modules',
      generateBundle: (_options: unknown, bundle: Record<string, Output>): void => {
        for (const id of Object.values(bundle).flatMap(contentsOf)) ids.add(id);
      },
    },
    sorted: (): string[] => [...ids].sort(),
  };
}

function contentsOf({ modules = {}, originalFileNames = [] }: Output): string[] {
  const isInside = ([id, { renderedLength }]: [string, { renderedLength: number }]): boolean =>
    renderedLength > 0 || /\.css(?:\?|$)/u.test(id);
  const code = Object.entries(modules).filter(isInside);
  return [...originalFileNames, ...code.map(([id]) => id)];
}

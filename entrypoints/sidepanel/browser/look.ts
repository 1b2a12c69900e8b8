import type { Settings } from '../policy/settings.ts';

/** What style sheets must know of the settings: the colours, and whether a page of this panel may leave on paper. */
export function applyLook({ dataset }: Pick<HTMLElement, 'dataset'>, { colourScheme, features }: Settings): void {
  if (colourScheme === 'system') delete dataset.scheme;
  else dataset.scheme = colourScheme;
  if (features.print) delete dataset.print;
  else dataset.print = 'off';
}

import type { BlockOf } from '../../api-worker/contract/blocks.ts';

export type Series = BlockOf<'trend'>['series'][number];

export type Paint = {
  accent: string;
  accentGround: string;
  soft: string;
  meta: string;
  line: string;
  font: string;
  smallFont: string;
};

/** Theme colours as the style sheet has them now, so that light, dark and forced colours need no second list. */
export function paintOf(element: Element): Paint {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim() || 'currentColor';
  return {
    accent: read('--accent'),
    accentGround: read('--accent-ground'),
    soft: read('--ink-soft'),
    meta: read('--ink-meta'),
    line: read('--line'),
    font: `500 11px ${style.fontFamily || 'sans-serif'}`,
    smallFont: `450 10px ${style.fontFamily || 'sans-serif'}`,
  };
}

/** This year in the accent, the others in grey: one loud line a chart. */
export function inkOf(series: Series, paint: Paint): string {
  return { filled: paint.accent, dashed: paint.meta, stepped: paint.soft }[series.style];
}

export function dashOf(series: Series): number[] {
  return series.style === 'dashed' ? [4, 3] : [];
}

export function widthOf(series: Series): number {
  return { filled: 2, dashed: 1.25, stepped: 1 }[series.style];
}

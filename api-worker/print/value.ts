import { html } from 'hono/html';
import type { Source, Value } from '../contract/values.ts';

export type Html = ReturnType<typeof html>;

/** Masked values stay on the screen: what is printed lies about. */
export function isPrintable(value: Value): boolean {
  return value.masked !== true;
}

/** Paper has no tooltip, so the exact form stands beside the short one. */
export function valueText({ text, raw }: Value): string {
  return raw === undefined || raw === text ? text : `${text} (${raw})`;
}

export function sourceText({ system, asOfText, isStale }: Source): string {
  return `${isStale ? 'stale · ' : ''}${system} · ${asOfText}`;
}

/** Where a block's figures come from and how old they are. */
export function sourceLine(source: Source | undefined): Html | '' {
  return source === undefined ? '' : html`<p class="meta source">${sourceText(source)}</p>`;
}

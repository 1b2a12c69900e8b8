import { html } from 'hono/html';
import type { BlockOf, Metric } from '../contract/blocks.ts';
import type { ValueState } from '../contract/values.ts';
import type { Html } from './value.ts';
import { isPrintable, sourceText, valueText } from './value.ts';

/** The screen's words for what is no figure, and for the two figures that need a word. */
const WORDS: Record<ValueState, { instead?: string; beside?: string }> = {
  OK: {},
  ZERO: { beside: 'zero' },
  STALE: { beside: 'stale' },
  NOT_APPLICABLE: { instead: 'Does not apply' },
  NOT_AVAILABLE: { instead: 'Not available' },
  NOT_PERMITTED: { instead: 'Not permitted' },
};
const DIRECTIONS = { up: 'up', down: 'down', flat: 'unchanged' };

/** Figures on paper: all a tile and the sheet behind it say. */
export function metrics({ metrics: all }: BlockOf<'metrics'>): Html {
  return html`<table>${all.filter(({ value }) => isPrintable(value)).map(row)}</table>`;
}

function row(metric: Metric): Html {
  const { label, definition, source } = metric;
  const meaning = definition === undefined ? '' : html`<div class="meta">${definition}</div>`;
  const age = source === undefined ? '' : sourceText(source);
  return html`<tr><td>${label}</td><td class="end">${figure(metric)}</td><td>${notes(metric)}${meaning}</td><td class="meta">${age}</td></tr>`;
}

function figure({ value, state }: Metric): string {
  const { instead, beside } = WORDS[state];
  if (instead !== undefined) return value.raw === undefined ? instead : `${instead} (${value.raw})`;
  return [valueText(value), beside].filter((part) => part !== undefined).join(' ');
}

function notes({ delta, detail }: Metric): string {
  const change = delta && `${DIRECTIONS[delta.direction]} ${delta.text}`;
  return [detail, change].filter((note) => note !== undefined).join(', ');
}

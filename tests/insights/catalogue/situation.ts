import { Temporal } from 'temporal-polyfill';
import type { NoticeClass } from '../../../api-worker/contract/blocks.ts';
import { noticeClass } from '../../../api-worker/contract/blocks.ts';
import { judge } from '../../../api-worker/insights/judgement.ts';
import type { PackContext } from '../../../api-worker/prep-pack/section.ts';
import { alerts } from '../../../api-worker/prep-pack/sections/alerts.ts';
import { insights } from '../../../api-worker/prep-pack/sections/insights.ts';
import { answer, contextWith, GB } from '../../sections/answer.ts';
import type { RowsById } from '../settled-rows.ts';
import { settledOn } from '../settled-rows.ts';

/** Rows of a pack and the moment they are seen at. */
export interface Situation {
  rows: RowsById;
  context: PackContext;
}

export const seen = (rows: RowsById, context: PackContext = GB): Situation => ({ rows, context });
export const day = (offset: number, from = GB.today) => Temporal.PlainDate.from(from).add({ days: offset }).toString();
export const monthsAgo = (months: number) => Temporal.PlainDate.from(GB.today).subtract({ months }).toString();
export const noonOf = (date: string) => `${date}T12:00:00.000Z`;
/** The same customer on another day. */
export const on = (today: string): PackContext => ({ ...contextWith(), today, asOf: `${today}T10:45:00Z` });

/** What the pack says by rule, as `I05 high`: the insights' notices and the alerts' own cards. */
export function said({ rows, context }: Situation): string[] {
  return [...cardsOf({ rows, context }), ...judged({ rows, context }, noticeClass.options)];
}

function judged({ rows, context }: Situation, classes: NoticeClass[]): string[] {
  return judge(settledOn(rows, context), context, classes).notices.map(nameOf);
}

export function unchecked({ rows, context }: Situation): string[] {
  return judge(settledOn(rows, context), context, noticeClass.options).unchecked.map(
    ({ rule, missing }) => `${rule.id}: ${missing}`,
  );
}

export function bodyOf({ rows, context }: Situation) {
  const content = insights.toBody(settledOn(rows, context), context);
  const [block] = content.blocks;
  const drawn = block?.kind === 'notices' ? block : undefined;
  const notices = drawn?.notices ?? [];
  return { notices, rules: notices.map(nameOf), withheld: drawn?.withheld };
}

function cardsOf({ rows, context }: Situation): string[] {
  if (rows.alerts === undefined || rows.alerts === 'failed') return [];
  const { blocks } = answer(alerts, rows.alerts, context);
  return blocks.flatMap((block) => (block.kind === 'notices' ? block.notices.map(nameOf) : []));
}

function nameOf({ rule, severity }: { rule?: { id: string }; severity: string }): string {
  return `${rule?.id ?? 'no rule'} ${severity}`;
}

import { z } from 'zod';
import { date } from '../../warehouse/parameters.ts';
import { sql } from '../../warehouse/sql-file.ts';
import { loadedTail } from '../format/source.ts';
import { day, decimalText, factRow, instant } from '../row-values.ts';
import type { PackContext, Section, SectionContent } from '../section.ts';
import { distribution } from './revenue/distribution.ts';
import { fiscalYearStart } from './revenue/fiscal-year.ts';
import { trend } from './revenue/trend.ts';

const shared = {
  subject_customer_id: z.string(),
  amount: decimalText,
  is_estimate: z.boolean(),
  currency: z.string(),
  source_system: z.string(),
  as_of: instant,
};
const monthRow = factRow({ ...shared, row_kind: z.enum(['month', 'budget']), period_month: day });
const partRow = factRow({
  ...shared,
  row_kind: z.enum(['product', 'type']),
  code: z.string(),
  prior_amount: decimalText,
});
const revenueRow = z.union([monthRow, partRow]);
type RevenueRow = z.infer<typeof revenueRow>;
export type RevenueMonth = z.infer<typeof monthRow>;
export type RevenuePart = z.infer<typeof partRow>;

export interface RevenueFacts {
  fiscalYearStart: string;
  /** Booked months of this fiscal year and the one before, ascending. */
  booked: RevenueMonth[];
  budget: RevenueMonth[];
  /** This year to the last booked month, largest first. */
  byProduct: RevenuePart[];
  byType: RevenuePart[];
  /** Null before the first month of the fiscal year is closed. */
  lastClosedMonth: string | null;
}

export const revenue: Section<RevenueRow, RevenueFacts> = {
  id: 'revenue',
  title: 'Revenue',
  reservedRows: 12,
  query: {
    name: 'revenue',
    sql: sql(import.meta.url, 'revenue.sql'),
    row: revenueRow,
    keyedBy: 'subject',
    maxRows: 100,
  },
  parameters: (context) => ({ fiscal_year_start: date(startOf(context)) }),
  toFacts,
  toContent,
};

function startOf({ today, subject }: PackContext): string {
  return fiscalYearStart(today, subject.fiscalYearStartMonth);
}

function toFacts(rows: RevenueRow[], context: PackContext): RevenueFacts {
  const start = startOf(context);
  const months = rows.filter((row) => 'periodMonth' in row);
  const booked = months.filter((row) => row.rowKind === 'month');
  const parts = rows.filter((row) => 'priorAmount' in row);
  const last = booked.at(-1)?.periodMonth;
  return {
    fiscalYearStart: start,
    booked,
    budget: months.filter((row) => row.rowKind === 'budget'),
    byProduct: parts.filter((row) => row.rowKind === 'product'),
    byType: parts.filter((row) => row.rowKind === 'type'),
    lastClosedMonth: last !== undefined && last >= start ? last : null,
  };
}

function toContent(facts: RevenueFacts, context: PackContext): SectionContent {
  if (facts.booked.length === 0) {
    return {
      status: 'empty',
      text: `No revenue booked in this fiscal year or the last, ${loadedTail(context, ['revenue_data'])}`,
      blocks: [],
    };
  }
  return { status: 'ready', blocks: [trend(facts, context), ...distribution(facts, context)] };
}

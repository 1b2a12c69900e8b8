import { z } from 'zod';
import { sql } from '../../warehouse/sql-file.ts';
import { loadedTail } from '../format/source.ts';
import { count, day, decimalText, factRow, instant } from '../row-values.ts';
import type { PackContext, Section, SectionContent } from '../section.ts';
import { byChannel, byType } from './transactions/flows.ts';
import { headline } from './transactions/headline.ts';

const shared = {
  subject_customer_id: z.string(),
  last_day: day,
  first_day: day,
  currency: z.string(),
  source_system: z.string(),
  as_of: instant,
};

const flowRow = factRow({
  ...shared,
  row_kind: z.literal('flow'),
  transaction_type: z.string(),
  direction: z.enum(['INBOUND', 'OUTBOUND']),
  channel: z.string(),
  count_30d: count,
  amount_30d: decimalText,
  prior_count_30d: count,
  prior_amount_30d: decimalText,
  count_90d: count,
  amount_90d: decimalText,
  prior_amount_90d: decimalText,
});
export type Flow = z.infer<typeof flowRow>;

const totalsRow = factRow({
  ...shared,
  row_kind: z.literal('totals'),
  returned_count_30d: count,
  returned_amount_30d: decimalText,
  returned_count_prior_90d: count,
  new_payees_7d: count.nullable(),
  new_payees_30d: count.nullable(),
  new_payees_prior_90d: count.nullable(),
  largest_payment_7d: decimalText.nullable(),
  cross_border_count_90d: count.nullable(),
  cross_border_amount_90d: decimalText.nullable(),
  takings_3m: decimalText.nullable(),
  takings_3m_last_year: decimalText.nullable(),
  takings_months_last_year: count,
});
export type Totals = z.infer<typeof totalsRow>;

const transactionsRow = z.union([flowRow, totalsRow]);
type TransactionsRow = z.infer<typeof transactionsRow>;

export interface TransactionsFacts {
  /** Null where the customer has moved no money in 16 months. */
  totals: Totals | null;
  /** Of the last 90 days and the 90 before, largest first. */
  flows: Flow[];
}

export const transactions: Section<TransactionsRow, TransactionsFacts> = {
  id: 'transactions',
  title: 'Transactions',
  reservedRows: 10,
  query: {
    name: 'transactions',
    sql: sql(import.meta.url, 'transactions.sql'),
    row: transactionsRow,
    keyedBy: 'subject',
    maxRows: 120,
  },
  parameters: () => ({}),
  toFacts: (rows) => ({
    totals: rows.find((row) => row.rowKind === 'totals') ?? null,
    flows: rows.filter((row) => row.rowKind === 'flow'),
  }),
  toContent,
};

function toContent({ totals, flows }: TransactionsFacts, context: PackContext): SectionContent {
  if (totals === null || flows.every((flow) => flow.count90d === 0)) {
    return {
      status: 'empty',
      text: `No payments in the last 90 days, ${loadedTail(context, ['transaction_data'])}`,
      blocks: [],
    };
  }
  return {
    status: 'ready',
    blocks: [headline(totals, flows, context), ...byType(totals, flows, context), byChannel(totals, flows, context)],
  };
}

import type { PackContext, Section } from '../../api-worker/prep-pack/section.ts';
import { alerts } from '../../api-worker/prep-pack/sections/alerts.ts';
import { complaints } from '../../api-worker/prep-pack/sections/complaints.ts';
import { journey } from '../../api-worker/prep-pack/sections/journey.ts';
import { kpis } from '../../api-worker/prep-pack/sections/kpis.ts';
import { network } from '../../api-worker/prep-pack/sections/network.ts';
import { transactions } from '../../api-worker/prep-pack/sections/transactions.ts';
import type { SettledSections } from '../../api-worker/prep-pack/settled.ts';
import { answer, GB } from '../sections/answer.ts';
import { ROW } from '../sections/kpi-rows.ts';
import { member } from '../sections/network-rows.ts';

type Rows = Record<string, unknown>[];
export type RowsById = Partial<
  Record<'alerts' | 'kpis' | 'transactions' | 'journey' | 'network' | 'complaints', Rows | 'failed'>
>;

/** Figures no rule minds: deposits steady, limit half used, content, trading abroad with us, spoken to lately. */
export const CALM_KPIS: Rows = [
  kpi('DEP_AVG30', '400000', { prior_value_num: '400000' }),
  kpi('UTL', '50', { unit: 'percent', prior_value_num: '50' }),
  kpi('NPS_LAST', '9', { unit: 'score', value_date: '2026-11-01' }),
  kpi('FX_TTM', '1000'),
  kpi('TRB', '1000000'),
  {
    ...kpi('DAYS_CONTACT', null),
    availability: null,
    as_of: null,
    unit: 'days',
    last_contact_date: '2026-10-12',
    last_contact_channel: 'PHONE',
  },
];

function kpi(kpi_code: string, value_num: string | null, rest: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...ROW, kpi_code, name: kpi_code, value_num, ...rest };
}

/** The calm figures with one of them changed. */
export function kpisWith(kpi_code: string, rest: Record<string, unknown>): Rows {
  return CALM_KPIS.map((row) => (row.kpi_code === kpi_code ? { ...row, ...rest } : row));
}

/** Sections settled on these rows; the others are there and have nothing to report. */
export function settledOn(rows: RowsById, context: PackContext = GB): SettledSections {
  const calm: RowsById = {
    alerts: [],
    kpis: CALM_KPIS,
    transactions: [],
    journey: [],
    network: [member('cu_1', null)],
    complaints: [],
  };
  const all = { ...calm, ...rows };
  return {
    alerts: settled(alerts, all.alerts, context),
    kpis: settled(kpis, all.kpis, context),
    transactions: settled(transactions, all.transactions, context),
    journey: settled(journey, all.journey, context),
    network: settled(network, all.network, context),
    complaints: settled(complaints, all.complaints, context),
  };
}

function settled<Row, Facts>(
  section: Section<Row, Facts>,
  rows: Rows | 'failed' = [],
  context: PackContext,
): SettledSections['alerts'] {
  if (rows === 'failed') return { outcome: 'failed', code: 'timeout' };
  return { outcome: 'facts', facts: answer(section, rows, context).facts };
}

import { z } from 'zod';
import type { Block } from '../../contract/blocks.ts';
import type { Role } from '../../contract/session.ts';
import { flag, texts } from '../../warehouse/parameters.ts';
import { sql } from '../../warehouse/sql-file.ts';
import { lined } from '../format/lines.ts';
import { loadedTail } from '../format/source.ts';
import { count, day, decimalText, instant } from '../row-values.ts';
import type { PackContext, Section, SectionContent } from '../section.ts';
import type { Kpi } from './kpis/kpi.ts';
import { kpiOf } from './kpis/kpi.ts';
import { tile } from './kpis/tile.ts';

const kpisRow = z.object({
  subject_customer_id: z.string(),
  scope: z.enum(['ENTITY', 'GROUP']),
  kpi_code: z.string(),
  name: z.string(),
  definition: z.string(),
  unit: z.string(),
  unit_2: z.string().nullable(),
  format_hint: z.string(),
  good_direction: z.enum(['up', 'down', 'none']).nullable(),
  is_permitted: z.boolean(),
  max_age_hours: count,
  amber_at: decimalText.nullable(),
  red_at: decimalText.nullable(),
  is_first_screen: z.boolean(),
  source_name: z.string(),
  as_of_date: day.nullable(),
  value_num: decimalText.nullable(),
  value_text: z.string().nullable(),
  currency: z.string().nullable(),
  value_num_2: decimalText.nullable(),
  value_date: day.nullable(),
  period_start: day.nullable(),
  period_end: day.nullable(),
  value_detail: z.string().nullable(),
  prior_value_num: decimalText.nullable(),
  prior_as_of_date: day.nullable(),
  band: z.string().nullable(),
  availability: z.enum(['OK', 'ZERO', 'NOT_APPLICABLE', 'NOT_AVAILABLE']).nullable(),
  as_of: instant.nullable(),
  source_system: z.string().nullable(),
  last_contact_date: day.nullable(),
  last_contact_channel: z.string().nullable(),
  complaints_open_count: count.nullable(),
  complaint_regime: z.string().nullable(),
  complaint_received_at: instant.nullable(),
  complaint_due_date: day.nullable(),
  holidays: z.array(day).nullable(),
});
export type KpisRow = z.infer<typeof kpisRow>;

export interface KpisFacts {
  /** Of the customer itself: what tiles and rules speak of. */
  kpis: Kpi[];
  /** Of the group it heads, where the rep may see sums over other customers. */
  groupKpis: Kpi[];
}

/** Sums over other customers need more than the right to see this one. */
const GROUP_FROM_ROLE: Role = 'manager';
const ROLES_BY_RANK: Role[] = ['rep', 'supervisor', 'manager'];

export const kpis: Section<KpisRow, KpisFacts> = {
  id: 'kpis',
  title: 'Key figures',
  reservedRows: 7,
  query: { name: 'kpis', sql: sql(import.meta.url, 'kpis.sql'), row: kpisRow, keyedBy: 'subject', maxRows: 60 },
  parameters: ({ access }) => {
    const permitted = permittedRoles(access.roles);
    return { permitted_roles: texts(permitted), sees_group: flag(permitted.includes(GROUP_FROM_ROLE)) };
  },
  toFacts: (rows, context) => {
    const of = (scope: KpisRow['scope']) => rows.filter((row) => row.scope === scope).map((row) => kpiOf(row, context));
    return { kpis: of('ENTITY'), groupKpis: of('GROUP') };
  },
  toContent,
};

/** Every rank up to the highest the rep holds: a manager sees what a supervisor sees. */
function permittedRoles(roles: readonly Role[]): Role[] {
  const highest = Math.max(...roles.map((role) => ROLES_BY_RANK.indexOf(role)));
  return ROLES_BY_RANK.slice(0, highest + 1);
}

function toContent({ kpis: all, groupKpis }: KpisFacts, context: PackContext): SectionContent {
  if (!all.some(isOnFile))
    return { status: 'empty', text: `No key figures on file, ${loadedTail(context, ['customer_kpis'])}`, blocks: [] };
  const tiles = (isFirstScreen: boolean) =>
    all.filter((kpi) => kpi.isFirstScreen === isFirstScreen).map((kpi) => tile(kpi, all, context));
  return {
    status: 'ready',
    blocks: [
      lined({ kind: 'metrics', place: 'first', metrics: tiles(true) }),
      lined({ kind: 'metrics', place: 'body', title: 'Other key figures', metrics: tiles(false) }),
      ...groupBlock(groupKpis, context),
    ],
  };
}

/** The figures of the whole group, each said to be the group's. */
function groupBlock(all: Kpi[], context: PackContext): Block[] {
  if (all.length === 0) return [];
  const metrics = all.map((kpi) => tile(kpi, all, context));
  return [lined({ kind: 'metrics', place: 'body', title: 'Whole group', metrics })];
}

/** A figure that says something of this customer; none at all means nothing is on file. */
function isOnFile(kpi: Kpi): boolean {
  return kpi.asOfDate !== null || kpi.lastContact !== null || kpi.state === 'OK';
}

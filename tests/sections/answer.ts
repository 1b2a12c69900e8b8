import type { Block, BlockKind, BlockOf } from '../../api-worker/contract/blocks.ts';
import { block } from '../../api-worker/contract/blocks.ts';
import { STANDARD_THRESHOLDS } from '../../api-worker/insights/standard-thresholds.ts';
import type { Thresholds } from '../../api-worker/insights/thresholds.ts';
import { thresholdOf } from '../../api-worker/insights/thresholds.ts';
import type { Loads } from '../../api-worker/prep-pack/loads.ts';
import type { PackContext, Section, SectionContent, Subject } from '../../api-worker/prep-pack/section.ts';

/** A bank that has set every standard threshold as its own, of the market and segment it is asked for. */
function ownThresholds(reach: { market: string; segment: string }): Thresholds {
  const names = STANDARD_THRESHOLDS.map(({ ruleId, name }) => [ruleId, name] as const);
  const entries = names.flatMap(([ruleId, name]) => {
    const found = thresholdOf(ruleId, name, null, reach);
    return found === undefined ? [] : [[`${ruleId} ${name}`, found.value] as const];
  });
  return new Map(entries);
}

const SUBJECT: Subject = {
  customerId: 'cu_1',
  partyType: 'ORGANISATION',
  legalForm: 'PRIVATE_LIMITED',
  market: 'GB',
  timeZone: 'Europe/London',
  baseCurrency: 'GBP',
  segment: 'SMALL',
  relationshipManager: 'Amira Haddad',
  fiscalYearStartMonth: 1,
};

const TABLES = [
  'inhibit_data',
  'customer_support_needs',
  'customer_kpis',
  'revenue_data',
  'transaction_data',
  'customer_journeys',
  'customer_contacts',
  'customer_relationships',
  'customer_group_members',
  'complaints',
];
/** Everything loaded at 10:43, two minutes before the pack. */
const LOADS: Loads = new Map(
  TABLES.map((table) => [table, { asOf: '2026-11-18T10:43:00.000Z', lastDay: '2026-11-18' }] as const),
);

/** Wednesday 18 November 2026, 10:45 in London, with everything of the market read. */
export function contextWith(subject: Partial<Subject> = {}): PackContext {
  const whole = { ...SUBJECT, ...subject };
  return {
    subject: whole,
    level: 'verified',
    callerId: null,
    access: { repId: 'rep-1', roles: ['rep'], tiers: ['STANDARD'] },
    asOf: '2026-11-18T10:45:00Z',
    today: '2026-11-18',
    reference: { loads: LOADS, thresholds: ownThresholds(whole) },
  };
}

export const GB = contextWith();

/** The same moment in Hong Kong: 18:45, fiscal year from April. */
export const HK = contextWith({
  market: 'HK',
  timeZone: 'Asia/Hong_Kong',
  baseCurrency: 'HKD',
  fiscalYearStartMonth: 4,
});

/** Columns every section row has. */
export const ROW_TAIL = {
  subject_customer_id: 'cu_1',
  source_system: 'Case system',
  as_of: '2026-11-18T10:43:00.000Z',
};

/** Raw rows, as the runner decodes them, through row schema, facts and blocks; every block must fit the contract. */
export function answer<Row, Facts>(
  section: Section<Row, Facts>,
  rows: Record<string, unknown>[],
  context: PackContext = GB,
): { facts: Facts; content: SectionContent; blocks: Block[] } {
  const facts = section.toFacts(
    rows.map((row) => section.query.row.parse(row)),
    context,
  );
  const content = section.toContent(facts, context);
  return { facts, content, blocks: content.blocks.map((one) => block.parse(one)) };
}

export function blocksOf<Kind extends BlockKind>(blocks: Block[], kind: Kind): BlockOf<Kind>[] {
  return blocks.filter((one): one is BlockOf<Kind> => one.kind === kind);
}

export function firstOf<Kind extends BlockKind>(blocks: Block[], kind: Kind): BlockOf<Kind> {
  const [found] = blocksOf(blocks, kind);
  if (found === undefined) throw new Error(`no ${kind} block`);
  return found;
}

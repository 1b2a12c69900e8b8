import { z } from 'zod';
import type { Block } from '../../api-worker/contract/blocks.ts';
import type { SectionId } from '../../api-worker/contract/sections.ts';
import { NOTHING_READ } from '../../api-worker/prep-pack/reference.ts';
import type { RunnableSection } from '../../api-worker/prep-pack/runnable.ts';
import { runnable } from '../../api-worker/prep-pack/runnable.ts';
import type { DerivedSection, PackContext } from '../../api-worker/prep-pack/section.ts';

export const CONTEXT: PackContext = {
  subject: {
    customerId: 'C-1',
    partyType: 'ORGANISATION',
    legalForm: 'PRIVATE_LIMITED',
    market: 'GB',
    timeZone: 'Europe/London',
    baseCurrency: 'GBP',
    segment: 'SMALL',
    relationshipManager: null,
    fiscalYearStartMonth: 1,
  },
  level: 'verified',
  callerId: null,
  access: { repId: 'rep-1', roles: ['rep'], tiers: ['STANDARD'] },
  asOf: '2026-11-18T10:45:00Z',
  today: '2026-11-18',
  reference: NOTHING_READ,
};

const facts = (line: string): Block => ({ kind: 'facts', place: 'body', lines: [line], facts: [] });

/** A section whose warehouse answer the test holds in its hands. */
export function controlled(id: SectionId) {
  const answer = Promise.withResolvers<string>();
  const ended: unknown[] = [];
  const section: RunnableSection = {
    id,
    title: id,
    reservedRows: 2,
    queryName: id,
    run: async (_runQuery, _context, { signal }) => {
      const aborted = Promise.withResolvers<never>();
      signal.addEventListener('abort', () => {
        ended.push(signal.reason);
        aborted.reject(signal.reason);
      });
      const line = await Promise.race([answer.promise, aborted.promise]);
      return { facts: { line }, content: { status: 'ready', blocks: [facts(line)] } };
    },
  };
  return { section, ended, answer: answer.resolve, fail: answer.reject };
}

/** A section that asks one query of its own name and says that it did. */
export const sectionOf = (id: SectionId): RunnableSection =>
  runnable({
    id,
    title: id,
    reservedRows: 1,
    query: { name: id, sql: id, row: z.object({ subject_customer_id: z.string() }), keyedBy: 'subject', maxRows: 5 },
    parameters: () => ({}),
    toFacts: (rows) => rows,
    toContent: (rows) => ({ status: 'ready', blocks: [facts(`${id} of ${rows[0]?.subject_customer_id}`)] }),
  });

/** Insights that say which sections they were given, and how each had ended. */
export const tellingInsights: DerivedSection = {
  id: 'insights',
  title: 'Insights',
  reservedRows: 1,
  firstNeeds: ['alerts', 'journey', 'network'],
  toFirst: (settled) => ({ status: 'ready', blocks: [facts(tell(settled))] }),
  toBody: (settled) => ({ status: 'ready', blocks: [facts(tell(settled))] }),
};

function tell(settled: Parameters<DerivedSection['toBody']>[0]): string {
  return Object.entries(settled)
    .map(([id, each]) => `${id}:${each.outcome === 'failed' ? each.code : 'facts'}`)
    .toSorted()
    .join(' ');
}

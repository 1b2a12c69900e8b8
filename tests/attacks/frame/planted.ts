import { randomBytes } from 'node:crypto';
import type { QueryLog } from './big-query.ts';

const PLACES = [
  { query: 'subject', column: 'legal_name' },
  { query: 'complaints', column: 'complaint_ref' },
  { query: 'network', column: 'party_name' },
] as const;

/**
 * Words made for this run, which the warehouse alone answers: wherever one is found, the panel has left it. They stand
 * in the pack of the builder, who has a complaint and a group.
 */
export async function plantCanaries({ clearFaults, fault }: QueryLog): Promise<string[]> {
  await clearFaults();
  const planted: string[] = [];
  for (const { query, column } of PLACES) {
    const value = `Zq${randomBytes(8).toString('hex')}`;
    planted.push(value);
    await fault({ match: { labels: { query } }, poisonRow: { row: 0, column, value } });
  }
  return planted;
}

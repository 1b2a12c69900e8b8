import { randomBytes } from 'node:crypto';
import type { QueryLog } from './big-query.ts';

/** Texts that somebody typed somewhere, as they stand in the builder's pack: alone, in quotes, and inside sentences. */
const FREE_TEXTS = [
  { query: 'subject', column: 'legal_name' },
  { query: 'alerts', column: 'owner_team' },
  { query: 'journey', column: 'promise_text' },
  { query: 'journey', column: 'next_step' },
  { query: 'network', column: 'party_name' },
  { query: 'complaints', column: 'handler_team' },
] as const;
/** Enough to meet the row that is shown, wherever it stands. */
const ROWS = 12;

/** Puts these words in the place of every free text; answers what each then begins with, another word each time. */
export async function plantInFreeTexts(queries: QueryLog, words: string): Promise<string[]> {
  await queries.clearFaults();
  const markers: string[] = [];
  for (const { query, column } of FREE_TEXTS) {
    const marker = `Marker ${randomBytes(4).toString('hex')} of ${column.replaceAll('_', ' ')}`;
    markers.push(marker);
    const value = `${marker} ${words}`;
    for (let row = 0; row < ROWS; row += 1)
      await queries.fault({ match: { labels: { query } }, poisonRow: { row, column, value } });
  }
  return markers;
}

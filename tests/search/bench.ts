import { randomBytes, randomUUID } from 'node:crypto';
import type { AuditEvent } from '../../api-worker/audit/audit-event.ts';
import type { OpeningsRequest } from '../../api-worker/contract/openings.ts';
import type { SearchRequest } from '../../api-worker/contract/search.ts';
import { searchAnswer } from '../../api-worker/contract/search.ts';
import type { Role } from '../../api-worker/contract/session.ts';
import { createSeals } from '../../api-worker/seals/create-seals.ts';
import type { KeyRing } from '../../api-worker/seals/key-ring.ts';
import { createListOpenings } from '../../api-worker/search/openings.ts';
import { createSearch } from '../../api-worker/search/search.ts';
import type { RepSession } from '../../api-worker/sessions/rep-session.ts';
import type { RunQuery } from '../../api-worker/warehouse/query.ts';
import { BANK_AS_OF, BANK_IDENTIFIER_SECRET } from '../../mocks/bank/as-of.ts';
import { REP } from '../prep-pack/desk.ts';

const clock = { nowMs: () => Date.parse(BANK_AS_OF) };
const ring = (kid: string): KeyRing => [{ kid, secret: randomBytes(32) }];

export const repWith = (roles: Role[], tiers = ['STANDARD']): RepSession => ({
  ...REP,
  access: { repId: 'rep-1', roles, tiers },
});
export const SEARCHER = repWith(['rep', 'searcher']);

/** Search and its supervisors' list on a given warehouse, with real seals. */
export function openCounter(runQuery: RunQuery) {
  const audit: AuditEvent[] = [];
  const seals = createSeals({ keys: { general: ring('s'), pins: ring('p') }, clock });
  const record = async (event: AuditEvent) => {
    audit.push(event);
  };
  const businessClock = { asOf: () => BANK_AS_OF, banner: undefined };
  const dependencies = {
    runQuery,
    identifierSecret: BANK_IDENTIFIER_SECRET,
    seals,
    audit: record,
    businessClock,
    clock,
    requireSignedIn: async () => undefined,
    watchCustomers: () => undefined,
    userNames: async () => new Map([['rep-7', 'Robin Hale']]),
  };
  const [search, listOpenings] = [createSearch(dependencies), createListOpenings(dependencies)];
  const asker = (rep: RepSession) => ({ rep, correlationId: randomUUID(), signal: new AbortController().signal });
  return {
    seals,
    audit,
    search: async (request: Omit<SearchRequest, 'reason'>, rep = SEARCHER) =>
      searchAnswer.parse(await search({ ...request, reason: 'follow-up' }, asker(rep))),
    listOpenings: (rep: RepSession, request: OpeningsRequest = {}) => listOpenings(request, asker(rep)),
    heard: () => audit.splice(0).map(({ type, result, matchMethod }) => [type, matchMethod, result].join(' ')),
  };
}

import { hasRole } from '../access/authorise.ts';
import type { AuditEvent, RecordAudit } from '../audit/audit-event.ts';
import type { SearchAnswer, SearchRequest } from '../contract/search.ts';
import { MAX_HITS } from '../contract/search.ts';
import { identifierKey } from '../customers/identifier-key.ts';
import { IDENTIFIER_WORDS } from '../customers/identifier-words.ts';
import type { LookUpDependencies } from '../customers/look-up.ts';
import { lookUp } from '../customers/look-up.ts';
import { maskIdentifier, maskName } from '../customers/mask.ts';
import { AppError } from '../errors.ts';
import type { WatchCustomers } from '../limits/customer-watch.ts';
import type { BusinessClock } from '../prep-pack/business-clock.ts';
import { dayOf } from '../prep-pack/business-clock.ts';
import type { Asker } from '../prep-pack/open-pack.ts';
import type { Seals } from '../seals/seal.ts';
import type { RequireSignedIn } from '../sessions/require-signed-in.ts';
import { asUpstream } from '../warehouse/as-upstream.ts';
import type { RunOptions } from '../warehouse/query.ts';
import { findByName } from './by-name.ts';
import type { Found } from './found.ts';
import { isLongEnough, nameKey } from './name-key.ts';
import { sealHit } from './search-handle.ts';

const DEADLINE_MS = 4_000;

export interface SearchDependencies extends LookUpDependencies {
  seals: Seals;
  audit: RecordAudit;
  businessClock: BusinessClock;
  requireSignedIn: RequireSignedIn;
  watchCustomers: WatchCustomers;
}

export type Search = (request: SearchRequest, asker: Asker) => Promise<SearchAnswer>;

type Line = Omit<AuditEvent, 'type' | 'result'>;

/** Finds customers without a call. Nobody and somebody beyond the rep's tiers are the same bytes. */
export function createSearch(dependencies: SearchDependencies): Search {
  const { audit, seals, requireSignedIn, watchCustomers } = dependencies;
  return async (request, asker) => {
    const { access } = asker.rep;
    const line: Line = {
      access,
      correlationId: asker.correlationId,
      reason: request.reason,
      matchMethod: methodOf(request),
    };
    if (!hasRole(access, 'searcher')) {
      await audit({ ...line, type: 'DENIED', result: 'search_not_permitted' });
      throw new AppError('not_permitted');
    }
    if (!canFind(request)) throw new AppError('malformed_request');
    watchCustomers(access.repId, 'searched', whomOf(dependencies, request));
    await requireSignedIn(asker.rep, asker.signal);
    const { found, hiddenCustomerIds } = await findCustomers(dependencies, request, asker).catch(async (error) => {
      await audit({ ...line, type: 'SEARCH', result: asker.signal.aborted ? 'left' : 'failed' });
      return asUpstream(error);
    });
    const result = `found_${Math.min(found.length, MAX_HITS)}`;
    const shownCustomerIds = found.slice(0, MAX_HITS).map((each) => each.customerId);
    await audit({ ...line, ...labelOf(found), shownCustomerIds, type: 'SEARCH', result });
    for (const customerId of hiddenCustomerIds) {
      await audit({ ...line, type: 'DENIED', customerId, result: 'access_tier' });
    }
    const hits = await Promise.all(found.slice(0, MAX_HITS).map((each) => hitOf(seals, access.repId, each)));
    return { hits, hasMore: found.length > MAX_HITS };
  };
}

/** Whom supervisors read a search was about, if their tiers reach the one it names: what the searcher was shown, in one line. */
function labelOf([first, ...others]: Found[]): Pick<Line, 'customerId' | 'customerLabelMasked'> {
  if (!first) return {};
  const label = maskName(first.name);
  const { customerId } = first;
  if (others.length === 0) return { customerId, customerLabelMasked: label };
  return {
    customerId,
    customerLabelMasked: `${label} and ${others.length}${others.length >= MAX_HITS ? ' or' : ''} more`,
  };
}

const canFind = ({ text }: SearchRequest) => text === undefined || isLongEnough(nameKey(text));
/** The same for every spelling of one identifier or name. */
const whomOf = ({ identifierSecret }: SearchDependencies, { identifier, text }: SearchRequest) =>
  identifier ? identifierKey(identifierSecret, identifier.type, identifier.value) : nameKey(text ?? '');
const methodOf = ({ identifier }: SearchRequest) => identifier?.type ?? 'NAME';

async function hitOf(seals: Seals, repId: string, { customerId, name, market, detail }: Found) {
  return { handle: await sealHit(seals, { repId, customerId }), name: maskName(name), market, detail };
}

async function findCustomers(dependencies: SearchDependencies, request: SearchRequest, { rep, signal }: Asker) {
  const today = dayOf(dependencies.businessClock.asOf(), 'UTC');
  const options: RunOptions = { signal, deadlineMs: DEADLINE_MS };
  if (request.identifier) return await byIdentifier(dependencies, request.identifier, rep.access, today, options);
  const nameBeginning = nameKey(request.text ?? '');
  const found = await findByName(dependencies.runQuery, { nameBeginning, access: rep.access, today }, options);
  return { found, hiddenCustomerIds: [] };
}

async function byIdentifier(
  dependencies: SearchDependencies,
  { type, value }: NonNullable<SearchRequest['identifier']>,
  access: Asker['rep']['access'],
  today: string,
  options: RunOptions,
) {
  const named = await lookUp(dependencies, [{ type, value, of: 'customer', from: 'search' }], access, today, options);
  const parties = new Map(named.flatMap((each) => each.parties).map((party) => [party.customerId, party]));
  const detail = `${IDENTIFIER_WORDS[type]} ${maskIdentifier(value)}`;
  return {
    found: [...parties.values()].map(({ customerId, name, market }): Found => ({ customerId, name, market, detail })),
    hiddenCustomerIds: named.flatMap((each) => each.hiddenCustomerIds),
  };
}

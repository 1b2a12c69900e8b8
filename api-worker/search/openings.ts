import { z } from 'zod';
import { hasRole } from '../access/authorise.ts';
import type { RecordAudit } from '../audit/audit-event.ts';
import type { Clock } from '../clock.ts';
import type { Openings, OpeningsRequest } from '../contract/openings.ts';
import { AppError } from '../errors.ts';
import type { UserNames } from '../genesys/user-names.ts';
import { dayOf } from '../prep-pack/business-clock.ts';
import type { Asker } from '../prep-pack/open-pack.ts';
import { instant } from '../prep-pack/row-values.ts';
import type { RequireSignedIn } from '../sessions/require-signed-in.ts';
import { asUpstream } from '../warehouse/as-upstream.ts';
import type { QueryParameters } from '../warehouse/parameters.ts';
import { date, text, texts, timestamp } from '../warehouse/parameters.ts';
import type { Query, RunQuery } from '../warehouse/query.ts';
import { sql } from '../warehouse/sql-file.ts';

const DEADLINE_MS = 6_000;
const SHOWN_AT_MOST = 200;

const row = z.object({
  event_id: z.string(),
  event_at: instant,
  event_type: z.string(),
  actor_id: z.string(),
  actor_role: z.string(),
  access_reason: z.string().nullable(),
  customer_label_masked: z.string().nullable(),
  result: z.string(),
  loaded_at: instant.nullable(),
});
type Row = z.infer<typeof row>;

const openingsWithoutCall: Query<Row> = {
  name: 'openings-without-call',
  sql: sql(import.meta.url, 'openings-without-call.sql'),
  row,
  keyedBy: 'keyed-otherwise',
  maxRows: SHOWN_AT_MOST + 1,
};

export interface OpeningsDependencies {
  runQuery: RunQuery;
  audit: RecordAudit;
  requireSignedIn: RequireSignedIn;
  userNames: UserNames;
  /** The real clock: the audit knows no rehearsal. */
  clock: Clock;
}

export type ListOpenings = (request: OpeningsRequest, asker: Asker) => Promise<Openings>;

/** The last thirty days of openings and searches without a call, newest first, a page at a time, from the audit's copy. */
export function createListOpenings(dependencies: OpeningsDependencies): ListOpenings {
  const { runQuery, audit, clock, requireSignedIn, userNames } = dependencies;
  return async (request, { rep, correlationId, signal }) => {
    const { access } = rep;
    const line = { access, correlationId };
    if (!hasRole(access, 'supervisor')) {
      await audit({ ...line, type: 'DENIED', result: 'openings_not_permitted' });
      throw new AppError('not_permitted');
    }
    await requireSignedIn(rep, signal);
    const options = { signal, deadlineMs: DEADLINE_MS };
    const rows = await runQuery(openingsWithoutCall, parametersOf(request, access.tiers, clock), options).catch(
      asUpstream,
    );
    const shown = rows.slice(0, SHOWN_AT_MOST);
    const actors = shown.map(({ actor_id }) => actor_id);
    const names = await userNames(rep, actors, signal);
    await audit({ ...line, type: 'OPENINGS', result: 'shown' });
    return {
      openings: shown.map((each) => openingOf(each, names.get(each.actor_id))),
      asOf: rows[0]?.loaded_at ?? null,
      hasMore: rows.length > SHOWN_AT_MOST,
    };
  };
}

function parametersOf({ repId, before }: OpeningsRequest, tiers: string[], clock: Clock): QueryParameters {
  return {
    today: date(dayOf(new Date(clock.nowMs()).toISOString(), 'UTC')),
    tiers: texts(tiers),
    actor_id: text(repId ?? null),
    before_at: timestamp(before?.at ?? null),
    before_id: text(before?.id ?? null),
  };
}

function openingOf(found: Row, repName: string | undefined): Openings['openings'][number] {
  return {
    id: found.event_id,
    at: found.event_at,
    repId: found.actor_id,
    ...(repName === undefined ? {} : { repName }),
    role: found.actor_role,
    event: found.event_type,
    reason: found.access_reason,
    customer: found.customer_label_masked,
    result: found.result,
  };
}

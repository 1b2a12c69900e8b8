import type { RecordAudit } from '../audit/audit-event.ts';
import type { AuditLine } from '../audit/audit-refusal.ts';
import { auditRefusal } from '../audit/audit-refusal.ts';
import type { Pin, PinListRequest } from '../contract/pins.ts';
import { AppError } from '../errors.ts';
import type { Asker } from '../prep-pack/open-pack.ts';
import type { Seals } from '../seals/seal.ts';
import type { RequireSignedIn } from '../sessions/require-signed-in.ts';
import { asUpstream } from '../warehouse/as-upstream.ts';
import type { RunQuery } from '../warehouse/query.ts';
import { findInTiers } from './customers-in-tiers.ts';
import type { OpenedGrant, PinRules } from './grant.ts';
import { openGrant, pinOf } from './grant.ts';

const DEADLINE_MS = 4_000;

export interface ListPinsDependencies {
  seals: Seals;
  audit: RecordAudit;
  runQuery: RunQuery;
  requireSignedIn: RequireSignedIn;
  pins: PinRules;
  epochMs: () => number;
}

export interface ListedPins {
  pins: Pin[];
  /** Some grant was another rep's or none at all: left out, and noted as tried. */
  hasForeign: boolean;
}

export type ListPins = (request: PinListRequest, asker: Asker) => Promise<ListedPins>;

/** What the rep's own grants are about, recorded before a name leaves; whom the tiers do not reach any more is left out. */
export function createListPins(dependencies: ListPinsDependencies): ListPins {
  const { audit, pins } = dependencies;
  return async ({ grants }, asker) => {
    const { access } = asker.rep;
    const line: AuditLine = { access, correlationId: asker.correlationId, matchMethod: 'PIN' };
    await requireAllowed(dependencies, asker).catch(async (error: unknown) => {
      await auditRefusal(audit, line, 'pins', error);
      throw error;
    });
    const read = await Promise.all(grants.map((grant) => readGrant(dependencies, grant, access.repId)));
    const own = read.filter((each) => typeof each === 'object');
    const customerIds = own.map(({ claims }) => claims.customerId);
    const options = { signal: asker.signal, deadlineMs: DEADLINE_MS };
    const asked = { customerIds, tiers: access.tiers };
    const reached = await findInTiers(dependencies.runQuery, asked, options).catch(asUpstream);
    const shown = own.filter(({ claims }) => reached.has(claims.customerId));
    const hasForeign = read.includes('foreign');
    await audit({ ...line, type: 'PIN', result: `listed_${shown.length}` });
    const hidden = new Set(customerIds.filter((customerId) => !reached.has(customerId)));
    for (const customerId of hidden) {
      await audit({ ...line, type: 'DENIED', customerId, result: 'access_tier' });
    }
    if (hasForeign) await audit({ ...line, type: 'DENIED', result: 'pins_handle_invalid' });
    return { pins: shown.map((each) => pinOf(each.grant, each, pins)), hasForeign };
  };
}

async function requireAllowed({ pins, requireSignedIn }: ListPinsDependencies, { rep, signal }: Asker): Promise<void> {
  if (!pins.isEnabled) throw new AppError('not_permitted');
  await requireSignedIn(rep, signal);
}

async function readGrant(
  dependencies: ListPinsDependencies,
  grant: string,
  repId: string,
): Promise<(OpenedGrant & { grant: string }) | 'expired' | 'foreign'> {
  try {
    return { grant, ...(await openGrant(dependencies, grant, repId)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === 'handle_expired' ? 'expired' : 'foreign';
  }
}

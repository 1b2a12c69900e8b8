import type { AccessByGenesysRole } from '../configuration/setting-shapes.ts';
import { AppError } from '../errors.ts';
import type { WhoAmI } from '../genesys/who-am-i.ts';
import { accessOf } from './access-of.ts';
import type { RepSession } from './rep-session.ts';

/** Resolves when Genesys still knows the rep, in the roles of the session; otherwise another session is needed. */
export type RequireSignedIn = (rep: RepSession, signal: AbortSignal) => Promise<void>;

/** Without a call no list of conversations is asked for, so a revoked token would show nowhere: it is asked about itself. */
export function createRequireSignedIn(dependencies: {
  whoAmI: WhoAmI;
  accessByGenesysRole: AccessByGenesysRole;
}): RequireSignedIn {
  return async ({ genesysToken, access }, signal) => {
    const user = await dependencies.whoAmI(genesysToken, signal, 'session_expired');
    const { repId, roles, tiers } = accessOf(dependencies.accessByGenesysRole, user);
    const isSame = JSON.stringify([repId, roles, tiers]) === JSON.stringify([access.repId, access.roles, access.tiers]);
    if (!isSame) throw new AppError('session_expired');
  };
}

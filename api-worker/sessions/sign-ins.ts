import type { RepAccess } from '../access/rep-access.ts';
import type { RecordAudit } from '../audit/audit-event.ts';
import type { Clock } from '../clock.ts';
import type { AccessByGenesysRole } from '../configuration/setting-shapes.ts';
import type { Session, SessionRequest } from '../contract/session.ts';
import { AppError } from '../errors.ts';
import type { ExchangeCode } from '../genesys/exchange-code.ts';
import type { SignOut } from '../genesys/sign-out.ts';
import type { GenesysUser, WhoAmI } from '../genesys/who-am-i.ts';
import type { Visit } from '../http/visit.ts';
import { accessOf } from './access-of.ts';
import type { RepSession } from './rep-session.ts';
import type { SealedSessions } from './sealed-sessions.ts';

interface SignInDependencies {
  sessions: SealedSessions;
  genesys: { exchangeCode: ExchangeCode; whoAmI: WhoAmI; signOut: SignOut };
  accessByGenesysRole: AccessByGenesysRole;
  redirectUri: string;
  audit: RecordAudit;
  clock: Clock;
}

export interface SignIns {
  begin(request: SessionRequest, keyThumbprint: string, visit: Visit): Promise<Session>;
  renew(rep: RepSession, visit: Visit): Promise<Session>;
  end(rep: RepSession, visit: Visit): Promise<void>;
}

const NOBODY: RepAccess = { repId: 'unknown', roles: [], tiers: [] };

export function createSignIns(dependencies: SignInDependencies): SignIns {
  const { sessions, genesys, accessByGenesysRole, audit, clock } = dependencies;
  const permitted = async (user: GenesysUser, correlationId: string): Promise<RepAccess> => {
    try {
      return accessOf(accessByGenesysRole, user);
    } catch (error) {
      await audit({
        type: 'DENIED',
        access: { ...NOBODY, repId: user.repId },
        correlationId,
        result: 'no_mapped_role',
      });
      throw error;
    }
  };
  return {
    async begin(request, keyThumbprint, { correlationId, signal }) {
      if (request.redirectUri !== dependencies.redirectUri) throw new AppError('malformed_request');
      const askedAtEpochS = Math.floor(clock.nowMs() / 1000);
      const { token, expiresInS } = await genesys.exchangeCode(request, signal);
      const user = await auditedRefusal(audit, correlationId, () => genesys.whoAmI(token, signal, 'sign_in_refused'));
      const access = await permitted(user, correlationId);
      await audit({ type: 'SIGN_IN', access, correlationId, result: 'granted' });
      const genesysExpiresAtEpochS = expiresInS === null ? null : askedAtEpochS + expiresInS;
      return await sessions.issue({
        name: user.name,
        access,
        genesysToken: token,
        genesysExpiresAtEpochS,
        keyThumbprint,
      });
    },
    async renew(rep, { correlationId, signal }) {
      const user = await genesys.whoAmI(rep.genesysToken, signal, 'session_expired');
      if (user.repId !== rep.access.repId) throw new AppError('session_invalid');
      const access = await permitted(user, correlationId);
      return await sessions.issue({ ...rep, name: user.name, access }, rep.sessionId);
    },
    async end(rep, { correlationId }) {
      sessions.end(rep.sessionId);
      const revoked = await settled(genesys.signOut(rep.genesysToken));
      const result = revoked.error === undefined ? 'revoked' : 'not_revoked';
      await audit({ type: 'SIGN_OUT', access: rep.access, correlationId, result });
      if (revoked.error !== undefined) throw revoked.error;
    },
  };
}

/** A refused sign-in names nobody: the token that would say who it was is the one not trusted. */
async function auditedRefusal<Answer>(
  audit: RecordAudit,
  correlationId: string,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppError && error.status === 401) {
      await audit({ type: 'DENIED', access: NOBODY, correlationId, result: error.code });
    }
    throw error;
  }
}

async function settled(work: Promise<void>): Promise<{ error?: Error }> {
  try {
    await work;
    return {};
  } catch (error) {
    return { error: error instanceof Error ? error : new Error('not an error', { cause: error }) };
  }
}

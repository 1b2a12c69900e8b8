import { createAudit } from '../audit/create-audit.ts';
import type { WorkerConfiguration } from '../configuration.ts';
import type { Configuration } from '../contract/configuration.ts';
import { REDIRECT_PATH } from '../contract/redirect-path.ts';
import { keepLowered } from '../customers/keep-lowered.ts';
import { createRepConversations } from '../genesys/active-conversations.ts';
import { createExchangeCode } from '../genesys/exchange-code.ts';
import { createGenesysFetch } from '../genesys/genesys-fetch.ts';
import { createOpenChannel } from '../genesys/notification-channel.ts';
import { appsOrigin } from '../genesys/regions.ts';
import { createSignOut } from '../genesys/sign-out.ts';
import { createUserNames } from '../genesys/user-names.ts';
import { createWhoAmI } from '../genesys/who-am-i.ts';
import { createLifecycle } from '../lifecycle.ts';
import { createRequestLimits } from '../limits/limit-requests.ts';
import { limitSignIns } from '../limits/limit-sign-ins.ts';
import { createMetrics } from '../metrics.ts';
import { createProofs } from '../seals/create-proofs.ts';
import { createSeals } from '../seals/create-seals.ts';
import { createStatements } from '../seals/create-statements.ts';
import { createRequireSession } from '../sessions/require-session.ts';
import { createRequireSignedIn } from '../sessions/require-signed-in.ts';
import { createSealedSessions } from '../sessions/sealed-sessions.ts';
import { createSignIns } from '../sessions/sign-ins.ts';
import type { Surroundings } from './surroundings.ts';

/** Everything of the worker that needs Genesys and keys, and no warehouse. */
export function composeFront(settings: WorkerConfiguration, { clock, fetch, log, ...process }: Surroundings) {
  const metrics = createMetrics();
  const { RATE_LIMITS: limits, STATEMENT_ISSUER_CREDENTIALS: issuerCredentials } = settings;
  const genesys = composeGenesys(settings, fetch, log);
  const seals = createSeals({ keys: { general: settings.SESSION_KEYS, pins: settings.PIN_KEYS }, clock });
  const statements = createStatements({ keys: settings.STATEMENT_KEYS, clock });
  const proofs = createProofs({ publicOrigin: settings.PUBLIC_ORIGIN, clock });
  const sessions = createSealedSessions({ seals, clock });
  const audit = createAudit({
    write: process.writeAudit,
    failure: settings.AUDIT_FAILURE,
    onLost: () => {
      metrics.count('audit_lost');
      log.error('an audit line was lost');
    },
    copy: process.copyAudit,
    instanceId: process.instanceId,
    key: settings.AUDIT_KEY,
    clock,
  });
  const signIns = createSignIns({
    sessions,
    genesys,
    accessByGenesysRole: settings.GENESYS_ROLES,
    redirectUri: `https://${settings.EXTENSION_ID}.chromiumapp.org/${REDIRECT_PATH}`,
    audit,
    clock,
  });
  return {
    ...{ clock, log, metrics, lifecycle: createLifecycle(), seals, proofs, audit },
    signIns: limitSignIns(signIns, { perMinute: limits.session, clock, metrics }),
    requestLimits: createRequestLimits({ limits, issuerCredentials, clock, audit, metrics, log }),
    requireSession: createRequireSession({ sessions, proofs }),
    requireSignedIn: createRequireSignedIn({ whoAmI: genesys.whoAmI, accessByGenesysRole: settings.GENESYS_ROLES }),
    repConversations: keepLowered(genesys.repConversations, statements),
    openChannel: genesys.openChannel,
    userNames: genesys.userNames,
    statements,
    issuerCredentials,
    extensionOrigin: `chrome-extension://${settings.EXTENSION_ID}`,
    desktopOrigin: appsOrigin(settings.GENESYS_REGION),
    panelConfiguration: panelConfiguration(settings),
  };
}

function composeGenesys(settings: WorkerConfiguration, fetch: Surroundings['fetch'], log: Surroundings['log']) {
  const clientId = settings.GENESYS_CLIENT_ID;
  const loginOrigin = settings.GENESYS_LOGIN_ORIGIN ?? `https://login.${settings.GENESYS_REGION}`;
  const apiOrigin = settings.GENESYS_API_ORIGIN ?? `https://api.${settings.GENESYS_REGION}`;
  const genesysFetch = createGenesysFetch({
    fetch,
    onAnswer: ({ method, path }, { status, ms, correlationId }) =>
      log.debug({ method, path, status, ms: Math.round(ms), genesysCorrelationId: correlationId }, 'genesys'),
  });
  return {
    exchangeCode: createExchangeCode({ genesysFetch, loginOrigin, clientId }),
    whoAmI: createWhoAmI({ genesysFetch, apiOrigin, clientId, organizationIds: settings.GENESYS_ORGANIZATION_IDS }),
    signOut: createSignOut({ genesysFetch, apiOrigin }),
    userNames: createUserNames({ genesysFetch, apiOrigin }),
    openChannel: createOpenChannel({ genesysFetch, apiOrigin, regionDomain: settings.GENESYS_REGION }),
    repConversations: createRepConversations({ genesysFetch, apiOrigin, aliases: settings.ATTRIBUTE_ALIASES }),
  };
}

function panelConfiguration(settings: WorkerConfiguration): Configuration {
  const { isEnabled, limit, mayRoam } = settings.PINS;
  return {
    regionDomain: settings.GENESYS_REGION,
    // The rep's browser reaches Genesys itself; a gateway is for the worker only.
    loginOrigin: `https://login.${settings.GENESYS_REGION}`,
    clientId: settings.GENESYS_CLIENT_ID,
    organizationName: settings.ORGANIZATION_NAME,
    widgetOrigin: settings.PUBLIC_ORIGIN,
    idleLockMinutes: settings.IDLE_LOCK_MINUTES,
    pins: { isEnabled, limit, mayRoam },
    supportContact: settings.SUPPORT_CONTACT,
    isTraining: settings.TRAINING,
  };
}

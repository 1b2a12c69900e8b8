import { REDIRECT_PATH } from '../../api-worker/contract/redirect-path.ts';
import unpackedKey from '../../deploy/extension/unpacked-key.json' with { type: 'json' };
import type { GenesysUser } from '../genesys/options.ts';

/** The made-up organisation everything on this stage plays in. */
export const REGION_DOMAIN = 'euw2.pure.cloud';
export const WORKER_HOST = 'prep.bcs-bank.example';
export const WORKER_ORIGIN = `https://${WORKER_HOST}`;
export const EXTENSION_ID = unpackedKey.id;
export const WIDGET_URL = `${WORKER_ORIGIN}/widget?conversationId={{gcConversationId}}&hostOrigin={{gcHostOrigin}}`;
export const redirectUriOf = (extensionId: string) => `https://${extensionId}.chromiumapp.org/${REDIRECT_PATH}`;
export const REDIRECT_URI = redirectUriOf(EXTENSION_ID);

export const ORGANIZATION = { id: '5e0b8d5c-5f0e-4d0a-9a43-0f5a3f4b6c11', name: 'BCS Bank (made up)' };
export const CLIENT = {
  id: '0f3c2b7a-9a1d-4a57-8c1e-5b6f2d7e9a10',
  name: 'BCS Profile Assistant',
  redirectUris: [REDIRECT_URI],
};

const ROLES = {
  rep: { id: '2f0a1c9e-7b1a-4c55-9f57-3c1d2e4f5a61', name: 'BCS rep' },
  supervisor: { id: '2f0a1c9e-7b1a-4c55-9f57-3c1d2e4f5a62', name: 'BCS supervisor' },
  specialist: { id: '2f0a1c9e-7b1a-4c55-9f57-3c1d2e4f5a64', name: 'BCS specialist' },
  manager: { id: '2f0a1c9e-7b1a-4c55-9f57-3c1d2e4f5a63', name: 'BCS manager' },
} as const;

const division = { id: '2f0a1c9e-7b1a-4c55-9f57-3c1d2e4f5a70', name: 'Commercial' };

export const REP = user('6d0c3a52-1111-4b7c-8a5e-0b6f3c1d2e01', 'Alex Morgan', [ROLES.rep]);
export const OTHER_REP = user('6d0c3a52-1111-4b7c-8a5e-0b6f3c1d2e02', 'Sam Chan', [ROLES.rep]);
/** May search, reveal and read what was opened without a call. */
const SPECIALIST = user('6d0c3a52-1111-4b7c-8a5e-0b6f3c1d2e05', 'Robin Hale', [
  ROLES.rep,
  ROLES.specialist,
  ROLES.supervisor,
]);
const MANAGER = user('6d0c3a52-1111-4b7c-8a5e-0b6f3c1d2e03', 'Jo Barnes', [ROLES.rep, ROLES.manager]);
export const STRANGER = user('6d0c3a52-1111-4b7c-8a5e-0b6f3c1d2e04', 'Kit Doyle', []);
export const USERS = [REP, OTHER_REP, MANAGER, SPECIALIST, STRANGER];

/** Genesys role → what the panel lets it do; the worker's `GENESYS_ROLES`. */
export const ROLE_MAP = {
  [ROLES.rep.id]: { roles: ['rep'], tiers: ['STANDARD'] },
  [ROLES.supervisor.id]: { roles: ['supervisor'], tiers: ['STANDARD'] },
  [ROLES.specialist.id]: { roles: ['searcher', 'revealer'], tiers: ['STANDARD'] },
  [ROLES.manager.id]: { roles: ['manager'], tiers: ['STANDARD', 'RESTRICTED'] },
};

function user(id: string, name: string, roles: { id: string; name: string }[]): GenesysUser {
  const email = `${name.toLowerCase().replace(' ', '.')}@bcs-bank.example`;
  return { id, name, email, password: 'prep-pack', roles, divisions: [division] };
}

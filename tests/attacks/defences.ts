/** One defence as a textual removal: what is found in a copy of the tree is replaced, and its cases must go red. */
export interface Removal {
  file: string;
  find: string;
  replace: string;
}

export const DEFENCES = {
  'own-list': [],
  'agent-purpose': [],
  'ticket-asks-again': [],
  'strict-requests': [],
  'handle-of-rep': [],
  'session-required': [],
  'authenticated-seal': [],
  'tier-in-sql': [],
  'own-flight': [],
  'claims-never-raise': [],
  'names-masked': [],
  'pin-level': [],
  'pin-reason': [],
  'same-customer': [],
  'statement-expiry': [],
  'statement-names-conversation': [],
  'statement-signature': [],
  'tier-in-look-up': [],
  'tier-in-network': [],
  'tier-of-caller': [],
  'origin-required': [],
  'asks-genesys-each-time': [],
  'client-checked': [],
  'clone-checked': [],
  'documented-by-schema': [],
  'key-by-id': [],
  'log-without-query': [],
  'no-redirects': [],
  'one-algorithm': [],
  'one-refresh': [],
  'organisation-checked': [],
  'proof-required': [],
  'redirect-checked': [],
  'region-list': [],
  'seal-claims': [],
  'seal-purpose': [],
  'session-expiry': [],
  'settings-required': [],
  'state-checked': [],
  'user-required': [],
} satisfies Record<string, readonly Removal[]>;
export type DefenceId = keyof typeof DEFENCES;

import type { RepAccess } from '../access/rep-access.ts';

/** An opened, proof-checked session. The Genesys token lives here for the length of one request. */
export interface RepSession {
  sessionId: string;
  name: string;
  access: RepAccess;
  genesysToken: string;
  expiresAtEpochS: number;
  /** When Genesys' own token ends; null where Genesys does not say. */
  genesysExpiresAtEpochS: number | null;
  /** Thumbprint of the key that every request of this session proves. */
  keyThumbprint: string;
}

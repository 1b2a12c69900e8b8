/** Why something was sealed; a seal opens only for the purpose it was made for. */
export type SealPurpose = 'session' | 'ticket' | 'candidate' | 'pin' | 'reveal' | 'insight' | 'verification' | 'search';

export interface SealOptions {
  expiresInS: number;
  /** Defaults to a fresh random id. */
  id?: string;
}

export interface Opened {
  id: string;
  issuedAtEpochS: number;
  expiresAtEpochS: number;
  claims: Record<string, unknown>;
}

/** Seals are encrypted and bound to purpose and expiry; `open` throws `AppError` `handle_invalid` or `handle_expired`. */
export interface Seals {
  seal(purpose: SealPurpose, claims: Record<string, unknown>, options: SealOptions): Promise<string>;
  open(purpose: SealPurpose, sealed: string): Promise<Opened>;
}

/** What the call flow signed over, once checked. */
export interface Statement {
  customerId: string;
  callerId: string | null;
  level: 'asserted' | 'verified';
  method: string;
  verifiedAt: string;
}

export type StatementCheck =
  | { isValid: true; statement: Statement; expiresAtEpochS: number }
  | { isValid: false; reason: 'malformed' | 'expired' | 'replayed' };

export interface Statements {
  /** At most 256 characters: compact JWS, HS256, own keyed id, one-letter claims, conversation id as a 128-bit hash. */
  issue(conversationId: string, statement: Statement): Promise<{ statement: string; expiresAt: string }>;
  check(conversationId: string, statement: string): Promise<StatementCheck>;
}

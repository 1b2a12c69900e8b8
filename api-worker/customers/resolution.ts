import type { Level } from '../contract/identity.ts';
import type { IdentifierClaim } from '../genesys/conversation-facts.ts';
import type { Party } from './party.ts';
import type { SubjectRecord } from './subject.ts';

export interface Match {
  /** Stable code for the audit: an identifier type, `SIGNED`, `CHOSEN` or `PIN`. */
  method: string;
  text: string;
  strength: 'strong' | 'weak';
  isSigned: boolean;
}

export interface Verification {
  method: string;
  verifiedAt: string;
  /** Absent for the call flow's signed statement. */
  by?: 'rep';
  endsAtEpochS?: number;
}

/** Known by a signed statement or a pin. `callerId` is absent where nobody is on the line. */
export interface Proven {
  state: 'proven';
  level: Level;
  record: SubjectRecord;
  callerId?: string | null;
  match: Match;
  verification?: Verification;
}

/** Who the conversation is about. Hidden customers appear for the audit only and change nothing else. */
export type Resolution =
  | { state: 'claimed'; party: Party; match: Match }
  | Proven
  | { state: 'candidates'; parties: Party[]; claim: IdentifierClaim }
  | { state: 'conflict'; claims: IdentifierClaim[]; isAgainstStatement: boolean }
  | { state: 'unidentified'; hiddenCustomerIds: string[] };

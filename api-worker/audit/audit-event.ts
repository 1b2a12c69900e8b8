import type { RepAccess } from '../access/rep-access.ts';

export type AuditEventType =
  | 'SIGN_IN'
  | 'SIGN_OUT'
  | 'LOOKUP'
  | 'VIEW'
  | 'VERIFICATION'
  | 'STATEMENT'
  | 'REVEAL'
  | 'COPY'
  | 'PIN'
  | 'UNPIN'
  | 'SEARCH'
  | 'OPENINGS'
  | 'FEEDBACK'
  | 'DENIED'
  /** Of the instance itself, when it stops in order. */
  | 'END';

/** What the audit line says; opaque ids only, never a name or an identifier. */
export interface AuditEvent {
  type: AuditEventType;
  access: RepAccess;
  correlationId: string;
  customerId?: string;
  /** Where several were shown, masked, none of them opened yet. */
  shownCustomerIds?: string[];
  conversationId?: string;
  /** Of a signed statement: who spoke, and how the call flow verified them. */
  callerId?: string;
  verificationMethod?: string;
  reason?: string;
  matchMethod?: string;
  result: string;
  /** For supervisors, where a customer was opened or searched without a call: first letters, never the name. */
  customerLabelMasked?: string;
  /** Names of the fields revealed or copied, never their values. */
  fieldsRevealed?: string[];
  insightId?: string;
  feedback?: string;
}

/** Resolves when the line is accepted; customer data may be sent only after that. */
export type RecordAudit = (event: AuditEvent) => Promise<void>;

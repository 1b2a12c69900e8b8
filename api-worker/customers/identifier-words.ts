import type { IdentifierType } from './identifier-key.ts';

/** Identifier types as a rep reads them. */
export const IDENTIFIER_WORDS: Record<IdentifierType, string> = {
  BCIN: 'BCIN',
  PCIN: 'PCIN',
  ACCOUNT: 'Account number',
  PHONE: 'Phone number',
  EMAIL: 'E-mail address',
  EXTERNAL_CONTACT: 'Genesys contact',
};

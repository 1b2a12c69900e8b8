import { createHmac } from 'node:crypto';

/** Identifier types the warehouse knows (`customer_identifiers.identifier_type`). */
export const IDENTIFIER_TYPES = ['PCIN', 'BCIN', 'ACCOUNT', 'PHONE', 'EMAIL', 'EXTERNAL_CONTACT'] as const;
export type IdentifierType = (typeof IDENTIFIER_TYPES)[number];

const normalise: Record<IdentifierType, (value: string) => string> = {
  PCIN: withoutSpacesUpperCase,
  BCIN: withoutSpacesUpperCase,
  ACCOUNT: withoutSpacesUpperCase,
  PHONE: (value) =>
    `+${value
      .replace(/^tel:/iu, '')
      .replace(/^(\+|00)/u, '')
      .replace(/\D/gu, '')}`,
  EMAIL: (value) => value.trim().toLowerCase(),
  EXTERNAL_CONTACT: withoutSpacesUpperCase,
};

/** The keyed hash under which an identifier is stored: the warehouse never sees the identifier itself. */
export function identifierKey(secret: string, type: IdentifierType, value: string): string {
  return createHmac('sha256', secret)
    .update(`${type}\u0000${normalise[type](value)}`)
    .digest('base64url');
}

function withoutSpacesUpperCase(value: string): string {
  return value.replace(/\s+/gu, '').toUpperCase();
}

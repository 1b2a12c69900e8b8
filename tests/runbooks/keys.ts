import { randomBytes } from 'node:crypto';
import { decodeProtectedHeader } from 'jose';

export type Settings = Record<string, string>;

/** As `.env.example` makes one. */
const newKey = (kid: string) => `${kid}:${randomBytes(32).toString('base64url')}`;

/** Every ring with these keys, in this order; the id says which of them seals. */
export const rings = (...keys: { session: string; pin: string; statement: string }[]): Settings => ({
  SESSION_KEYS: keys.map(({ session }) => session).join(','),
  PIN_KEYS: keys.map(({ pin }) => pin).join(','),
  STATEMENT_KEYS: keys.map(({ statement }) => statement).join(','),
});

export const keySet = (number: 1 | 2) => ({
  session: newKey(`s${number}`),
  pin: newKey(`p${number}`),
  statement: newKey(`c${number}`),
});

export const keyIdOf = (sealed: string) => decodeProtectedHeader(sealed).kid;

import { z } from 'zod';
import { role } from '../contract/session.ts';
import type { KeyRing, SealingKey } from '../seals/key-ring.ts';

export const requiredText = z.string().trim().min(1);
export const port = z.coerce.number().int().min(0).max(65_535);
export const commaList = requiredText
  .transform((value) => value.split(',').map((part) => part.trim()))
  .pipe(z.array(requiredText).min(1));

/** An origin and nothing more: a path, a user name or plain http would change where tokens are sent. */
export const httpsOrigin = requiredText.refine((value) => {
  const url = URL.parse(value);
  return url?.protocol === 'https:' && url.origin === value;
});

/** RFC 1122 and RFC 4291: the machine itself, by address; a name may lead elsewhere. */
const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** Customer queries go there: encrypted, unless they never leave the machine. */
export const warehouseOrigin = requiredText.refine((value) => {
  const url = URL.parse(value);
  const isPrivate = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
  return isPrivate && url?.origin === value;
});

/** Not one letter over and over, as a forgotten placeholder is. */
export const secretText = z
  .string()
  .min(32)
  .refine((value) => new Set(value).size > 1);

export const accessByGenesysRole = z
  .record(requiredText, z.strictObject({ roles: z.array(role), tiers: z.array(requiredText).default([]) }))
  .refine((map) => Object.values(map).some(({ roles }) => roles.length > 0));
export type AccessByGenesysRole = z.infer<typeof accessByGenesysRole>;

/** The table the worker may append to and the memory its lines wait in; the lines in the log are the record. */
export const auditCopy = z.strictObject({
  isEnabled: z.boolean().default(true),
  dataset: requiredText.regex(/^\w+$/u).default('bcs'),
  table: requiredText.regex(/^\w+$/u).default('access_audit'),
  maxQueuedLines: z.number().int().min(100).max(1_000_000).default(10_000),
});

/** The dataset of `insight_events` and `insight_feedback`, and the memory the rows for each of them wait in. */
export const feedbackSettings = z.strictObject({
  isEnabled: z.boolean().default(true),
  dataset: requiredText.regex(/^\w+$/u).default('bcs'),
  maxQueuedRows: z.number().int().min(100).max(1_000_000).default(5_000),
});

/** Facts leave the worker for this address: never in clear text over a network. */
export const narrative = z.strictObject({
  address: z.url({ protocol: /^https$/u }),
  model: requiredText,
});

export function json<Shape extends z.ZodType>(shape: Shape) {
  return requiredText
    .transform((value, context) => {
      try {
        return JSON.parse(value);
      } catch {
        context.addIssue({ code: 'custom' });
        return z.NEVER;
      }
    })
    .pipe(shape);
}

interface KeyRingLimits {
  minBytes: number;
  maxBytes: number;
  maxKidCharacters: number;
}

/** `kid:base64url,kid:base64url`; the first key seals. */
export function keyRing({ minBytes, maxBytes, maxKidCharacters }: KeyRingLimits) {
  return commaList.transform((entries, context): KeyRing => {
    const keys = entries.map((entry) => sealingKey(entry, maxKidCharacters));
    const isSound = keys.every(
      (key) => key && key.secret.length >= minBytes && key.secret.length <= maxBytes && new Set(key.secret).size > 1,
    );
    const [first, ...others] = keys.filter((key) => key !== null);
    if (!isSound || !first || new Set(keys.map((key) => key?.kid)).size < keys.length) {
      context.addIssue({ code: 'custom' });
      return z.NEVER;
    }
    return [first, ...others];
  });
}

function sealingKey(entry: string, maxKidCharacters: number): SealingKey | null {
  const [, kid, secret] = /^([A-Za-z0-9_-]+):([A-Za-z0-9_-]+)$/u.exec(entry) ?? [];
  if (!kid || !secret || kid.length > maxKidCharacters) return null;
  return { kid, secret: Buffer.from(secret, 'base64url') };
}

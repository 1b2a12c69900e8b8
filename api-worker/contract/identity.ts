import { z } from 'zod';

/** How far the identity is proven. Attributes are claims; only signed statements or the rep's audited word raise it. */
const LEVELS = ['claimed', 'asserted', 'verified'] as const;
export const level = z.enum(LEVELS);
export type Level = z.infer<typeof level>;

/** Why this customer was chosen. */
const match = z.object({
  method: z.string(),
  text: z.string(),
  strength: z.enum(['strong', 'weak']),
  isSigned: z.boolean(),
});

/** The party the pack is about; at the claimed level `name` is masked. */
const customer = z.object({
  name: z.string(),
  localName: z.string().optional(),
  isMasked: z.boolean(),
  market: z.string(),
  language: z.string().optional(),
  segment: z.string().optional(),
  relationshipManager: z.string().optional(),
});

/** Who is speaking, for whom, and what the mandate lets them do. `unknown` shows "Ask who is speaking". */
export const caller = z.object({
  state: z.enum(['known', 'is-customer', 'candidates', 'unknown', 'held']),
  name: z.string().optional(),
  role: z.string().optional(),
  mandate: z.string().optional(),
  may: z.array(z.string()),
  mayNot: z.array(z.string()),
  candidates: z.array(z.object({ name: z.string(), role: z.string() })).optional(),
  ask: z.string().optional(),
});
export type Caller = z.infer<typeof caller>;

const identified = z.object({
  state: z.literal('identified'),
  level,
  customer,
  caller,
  match,
  /** `by` says whose word it is: the call flow's signed one, or the rep's own. */
  verification: z
    .object({ text: z.string(), atText: z.string(), by: z.enum(['call-flow', 'rep']).optional() })
    .optional(),
  howToVerify: z.array(z.string()),
  isPinnable: z.boolean(),
});

const candidates = z.object({
  state: z.literal('candidates'),
  text: z.string(),
  candidates: z.array(z.object({ handle: z.string(), name: z.string(), market: z.string(), detail: z.string() })),
});

/** A restricted customer, a foreign tier and nobody at all are the same `unidentified`, byte for byte. */
export const identity = z.discriminatedUnion('state', [
  identified,
  candidates,
  z.object({
    state: z.literal('conflict'),
    text: z.string(),
    claims: z.array(z.object({ from: z.string(), masked: z.string() })),
  }),
  z.object({ state: z.literal('unidentified'), text: z.string() }),
  z.object({ state: z.literal('look-up-failed'), text: z.string(), code: z.string() }),
]);
export type Identity = z.infer<typeof identity>;
export type Identified = z.infer<typeof identified>;

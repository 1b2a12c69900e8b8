import { z } from 'zod';
import type { LevelTable } from './levels.ts';

const shown = z.enum(['greeting', 'full']);
const flag = z.boolean();

/** A claim is no evidence, so what is shown on one is not the bank's to widen. */
const claimed = z.strictObject({
  name: z.literal('masked').default('masked'),
  areSectionsShown: z.literal(false).default(false),
  isCallerShown: z.literal(false).default(false),
  isPinnable: z.literal(false).default(false),
});

const asserted = z.strictObject({
  name: z.enum(['masked', 'greeting', 'full']).default('greeting'),
  areSectionsShown: flag.default(false),
  isCallerShown: flag.default(false),
  isPinnable: flag.default(true),
});

const verified = z.strictObject({
  name: shown.default('full'),
  areSectionsShown: z.literal(true).default(true),
  isCallerShown: flag.default(true),
  isPinnable: flag.default(true),
});

/** The setting `LEVELS`: what each level of proof shows; what a bank does not name stays as it is by default. */
export const levelTable = z
  .strictObject({
    claimed: claimed.default(claimed.parse({})),
    asserted: asserted.default(asserted.parse({})),
    verified: verified.default(verified.parse({})),
  })
  .transform((table): LevelTable => {
    const { areSectionsShown: _, ...onClaim } = table.claimed;
    const { areSectionsShown, ...onAssertion } = table.asserted;
    const { areSectionsShown: __, ...onProof } = table.verified;
    return {
      claimed: { ...onClaim, sectionsHeld: 'held_claimed' },
      asserted: { ...onAssertion, sectionsHeld: areSectionsShown ? null : 'held_asserted' },
      verified: { ...onProof, sectionsHeld: null },
    };
  });

import type { Level } from '../contract/identity.ts';
import type { SectionCode } from '../contract/sections.ts';

/** What a level of proof lets a rep see. The bank's to configure; this is the default. */
export interface LevelRule {
  name: 'masked' | 'greeting' | 'full';
  /** Why every section is held, or null when sections run. */
  sectionsHeld: SectionCode | null;
  isCallerShown: boolean;
  isPinnable: boolean;
}

export type LevelTable = Record<Level, LevelRule>;

export const DEFAULT_LEVELS: LevelTable = {
  claimed: { name: 'masked', sectionsHeld: 'held_claimed', isCallerShown: false, isPinnable: false },
  asserted: { name: 'greeting', sectionsHeld: 'held_asserted', isCallerShown: false, isPinnable: true },
  verified: { name: 'full', sectionsHeld: null, isCallerShown: true, isPinnable: true },
};

import type { SectionCode, SectionId } from '../contract/sections.ts';

/** A queried section once it has settled: its facts, or the named failure. Rules never see an unnamed gap. */
export type Settled = { outcome: 'facts'; facts: unknown } | { outcome: 'failed'; code: SectionCode };
export type SettledSections = Partial<Record<SectionId, Settled>>;

import type { NoticeClass } from '../contract/blocks.ts';

/** A rule as the bank's rule inventory lists it; the predicate stands beside it. */
export interface RuleData {
  id: string;
  /** Raised whenever the same values may give another answer or other words. */
  version: number;
  class: NoticeClass;
  title: string;
  /** Columns whose values decide, `view.column`. */
  evidence: readonly string[];
  /** Names of its thresholds, by market and segment; the unit stands at the end. */
  thresholds: readonly string[];
  /** How long it stands where no day of its own ends it, in words. */
  lifetime: string;
}

import type { RuleData } from '../rule-data.ts';

/** What of a restriction the three rules read. */
export interface RestrictionFacts {
  category: string;
  disclosure: string;
  effects: readonly string[];
  /** The last day it is in force, `YYYY-MM-DD`. */
  effectiveEndDate: string | null;
}

export type RestrictionRuleId = 'I01' | 'I02' | 'I03';

export interface RestrictionRule extends RuleData {
  id: RestrictionRuleId;
  fires: (restriction: RestrictionFacts, today: string) => boolean;
}

const BLOCKS = new Set(['DEBIT_BLOCK', 'CREDIT_BLOCK', 'CHANNEL_BLOCK']);

const isInForce = ({ effectiveEndDate }: RestrictionFacts, today: string) =>
  effectiveEndDate === null || effectiveEndDate >= today;

/** The more telling first: of one restriction only the first rule that fires is drawn, as the alerts' own card. */
export const RESTRICTION_RULES: readonly RestrictionRule[] = [
  {
    id: 'I02',
    version: 1,
    class: 'STOP',
    title: 'Payment delayed for a fraud check',
    evidence: [
      'inhibits_frontline.display_category',
      'inhibits_frontline.disclosure',
      'inhibits_frontline.customer_action',
      'inhibits_frontline.applied_at',
      'inhibits_frontline.effective_end_date',
    ],
    thresholds: [],
    lifetime: 'released',
    fires: (restriction, today) =>
      restriction.category === 'PAYMENT_DELAY' &&
      restriction.disclosure === 'MUST_TELL' &&
      isInForce(restriction, today),
  },
  {
    id: 'I03',
    version: 1,
    class: 'STOP',
    title: 'Account closing',
    evidence: ['inhibits_frontline.effects', 'inhibits_frontline.effective_end_date', 'inhibits_frontline.script_id'],
    thresholds: [],
    lifetime: 'the end date',
    fires: ({ effects, effectiveEndDate }, today) =>
      effects.includes('CLOSURE') && effectiveEndDate !== null && effectiveEndDate >= today,
  },
  {
    id: 'I01',
    version: 1,
    class: 'STOP',
    title: 'Restriction in force',
    evidence: [
      'inhibits_frontline.effects',
      'inhibits_frontline.severity',
      'inhibits_frontline.script_id',
      'inhibits_frontline.owner_team',
      'inhibits_frontline.applied_at',
      'inhibits_frontline.as_of',
    ],
    thresholds: [],
    lifetime: 'released',
    fires: (restriction, today) =>
      restriction.effects.some((effect) => BLOCKS.has(effect)) && isInForce(restriction, today),
  },
];

/** The rule a restriction's card is drawn by, or undefined: a marker that is no rule's business still has a card. */
export function restrictionRule(restriction: RestrictionFacts, today: string): RestrictionRule | undefined {
  return RESTRICTION_RULES.find(({ fires }) => fires(restriction, today));
}

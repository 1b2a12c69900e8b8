import type { RuleData } from '../rule-data.ts';

/** Whose need and whether it has ended the alerts' query decides: other people's needs never leave the warehouse. */
export const SUPPORT_NEED_RULE: RuleData = {
  id: 'I06',
  version: 1,
  class: 'CARE',
  title: 'Support need recorded',
  evidence: [
    'customer_support_needs.need_code',
    'customer_support_needs.adjustment_text',
    'customer_support_needs.review_on',
  ],
  thresholds: [],
  lifetime: 'the need is ended',
};

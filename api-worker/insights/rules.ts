import type { Rule } from './rule.ts';
import type { RuleData } from './rule-data.ts';
import { brokenPromise, repeatedContact } from './rules/care.ts';
import { earlyResolution, ombudsmanRights, repeatedComplaint, responseDue } from './rules/clock.ts';
import { depositsFell, limitNearlyUsed, unhappyAtSurvey } from './rules/figures.ts';
import { facilityEnding, longWithoutContact, paysAbroadWithoutFx } from './rules/grow.ts';
import { newPayees, returnedRising, takingsDown } from './rules/payments.ts';
import { officersChanged, restrictionLifted, waitingOnCustomer } from './rules/relations.ts';
import { RESTRICTION_RULES } from './rules/restrictions.ts';
import { callerWithoutAuthority, kycRefreshDue } from './rules/stop.ts';
import { SUPPORT_NEED_RULE } from './rules/support-need.ts';

/** Judged over the sections' settled facts and drawn by the insights section. */
export const RULES: readonly Rule[] = [
  callerWithoutAuthority,
  kycRefreshDue,
  repeatedContact,
  brokenPromise,
  earlyResolution,
  responseDue,
  repeatedComplaint,
  ombudsmanRights,
  restrictionLifted,
  depositsFell,
  limitNearlyUsed,
  returnedRising,
  takingsDown,
  newPayees,
  officersChanged,
  waitingOnCustomer,
  unhappyAtSurvey,
  facilityEnding,
  paysAbroadWithoutFx,
  longWithoutContact,
];

/** The whole catalogue. I01, I02, I03 and I06 are drawn by the alerts from their own rows: a fact has one home. */
export const CATALOGUE: readonly RuleData[] = [...RESTRICTION_RULES, SUPPORT_NEED_RULE, ...RULES].toSorted(
  (one, other) => one.id.localeCompare(other.id),
);

import type { Rule } from './rule.ts';
import { brokenPromise, repeatedContact } from './rules/care.ts';
import { earlyResolution, ombudsmanRights, repeatedComplaint, responseDue } from './rules/clock.ts';
import { depositsFell, limitNearlyUsed, unhappyAtSurvey } from './rules/figures.ts';
import { facilityEnding, longWithoutContact, paysAbroadWithoutFx } from './rules/grow.ts';
import { newPayees, returnedRising, takingsDown } from './rules/payments.ts';
import { officersChanged, restrictionLifted, waitingOnCustomer } from './rules/relations.ts';
import { callerWithoutAuthority, kycRefreshDue } from './rules/stop.ts';

/** I01, I02, I03 and I06 are drawn by the alerts section from its own rows: a fact has one home. */
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

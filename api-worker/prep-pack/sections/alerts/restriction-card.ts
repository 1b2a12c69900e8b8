import type { Notice } from '../../../contract/blocks.ts';
import type { RestrictionRuleId } from '../../../insights/rules/restrictions.ts';
import { restrictionRule } from '../../../insights/rules/restrictions.ts';
import { localDay, weekdayText } from '../../format/day.ts';
import { label } from '../../format/labels.ts';
import { spokenMoney } from '../../format/money.ts';
import { sourceOf } from '../../format/source.ts';
import { capital, joined, lowerWords, sentence } from '../../format/words.ts';
import type { PackContext } from '../../section.ts';
import type { Restriction } from '../alerts.ts';
import { approvedWords } from './approved-words.ts';

const BLOCKING: Record<string, string> = {
  DEBIT_BLOCK: 'payments out',
  CREDIT_BLOCK: 'payments in',
  CHANNEL_BLOCK: 'channel',
};
const BADGES = { MUST_TELL: 'MUST TELL', MAY_TELL: 'MAY TELL', SCRIPT_ONLY: 'SCRIPT ONLY' } as const;
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'];

/** Restrictions that differ in the account only: one cause, one card. */
export interface Cause {
  restriction: Restriction;
  accountsMasked: string[];
}

interface Heading {
  title: string;
  /** What the rule asks of the rep before the transfer. */
  firstly?: string;
}

interface CardKind extends Heading {
  severity: Notice['severity'];
  rule?: { id: string; version: number };
  lifetime?: string;
}

/** One card per cause: the same marker on three accounts is read once. */
export function withoutDoubles(restrictions: Restriction[]): Cause[] {
  const causes = new Map<string, Cause>();
  for (const restriction of restrictions) {
    const key = JSON.stringify({ ...restriction, accountMasked: null, recordKey: null, appliedAt: null, asOf: null });
    const cause = causes.get(key) ?? { restriction, accountsMasked: [] };
    if (restriction.accountMasked !== null) cause.accountsMasked.push(restriction.accountMasked);
    causes.set(key, cause);
  }
  return [...causes.values()];
}

export function restrictionCard({ restriction, accountsMasked }: Cause, context: PackContext): Notice {
  const { firstly, lifetime, ...kind } = kindOf(restriction, context);
  const say = approvedWords(restriction, context);
  const isScriptOnly = restriction.disclosure === 'SCRIPT_ONLY';
  return {
    id: restriction.recordKey,
    class: 'STOP',
    ...kind,
    badge: BADGES[restriction.disclosure],
    ...(say === null ? {} : { say }),
    ...(isScriptOnly ? { isScriptOnly } : {}),
    do: whatToDo(restriction, context, { firstly: isScriptOnly ? undefined : firstly, hasWords: say !== null }),
    ...(isScriptOnly ? {} : detailOf(restriction, context)),
    reasons: [
      {
        label: 'Since',
        value: { text: weekdayText(localDay(restriction.appliedAt, context.subject.timeZone), context.today) },
      },
      ...accountsMasked.map((account) => ({ label: 'Account', value: { text: account, masked: true } })),
      ...(isScriptOnly ? [] : paymentReasons(restriction)),
      ...(lifetime === undefined
        ? []
        : [{ label: 'Stands until', value: { text: endText(restriction, lifetime, context) } }]),
    ],
    source: sourceOf(restriction.sourceSystem, restriction.asOf, context),
  };
}

function endText({ effectiveEndDate }: Restriction, lifetime: string, { today }: PackContext): string {
  return effectiveEndDate === null ? lifetime : weekdayText(effectiveEndDate, today);
}

export function byUrgency(one: Notice, other: Notice): number {
  return SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);
}

function kindOf(restriction: Restriction, context: PackContext): CardKind {
  const found = restrictionRule(restriction, context.today);
  if (found === undefined) return { title: label(restriction.category), severity: restriction.severity };
  const { id, version, lifetime } = found;
  return { ...DRAWN_BY[id](restriction, context), severity: 'critical', rule: { id, version }, lifetime };
}

/** How each rule's card is headed, and what it asks of the rep before the transfer. */
const DRAWN_BY: Record<RestrictionRuleId, (restriction: Restriction, context: PackContext) => Heading> = {
  I02: ({ category }) => ({ title: label(category) }),
  I03: ({ effectiveEndDate }, { today }) => ({
    title: effectiveEndDate === null ? 'Account closing' : `Account closing on ${weekdayText(effectiveEndDate, today)}`,
    firstly: 'Confirm the closure date, switching and complaint rights; ',
  }),
  I01: (restriction) => ({ title: blockedTitle(restriction), firstly: 'Do not promise release, ' }),
};

/** A script-only cause is not named: the words to say are all the rep has. */
function blockedTitle(restriction: Restriction): string {
  const blocked = restriction.effects.flatMap((effect) => BLOCKING[effect] ?? []);
  const what = `${joined(blocked)} blocked`;
  const cause = restriction.disclosure === 'SCRIPT_ONLY' ? '' : `: ${lowerWords(restriction.category)}`;
  return capital(`${what}${cause}`);
}

function whatToDo(
  restriction: Restriction,
  context: PackContext,
  { firstly, hasWords }: { firstly: string | undefined; hasWords: boolean },
): string {
  const contact = restriction.ownerContact === null ? '' : `, ${restriction.ownerContact}`;
  const before = hasWords ? (firstly ?? '') : 'No approved words on file: do not explain, ';
  const until =
    restriction.effectiveEndDate === null ? '' : ` Until ${weekdayText(restriction.effectiveEndDate, context.today)}.`;
  return `${capital(`${before}warm-transfer to ${restriction.ownerTeam}${contact}.`)}${until}`;
}

function detailOf(restriction: Restriction, context: PackContext): { detail?: string } {
  const action = restriction.customerAction && `The customer can: ${sentence(restriction.customerAction)}`;
  const regimeEnd = restriction.regimeEndAt && localDay(restriction.regimeEndAt, context.subject.timeZone);
  const decision =
    regimeEnd !== null && regimeEnd !== restriction.effectiveEndDate
      ? `Decided at the latest by ${weekdayText(regimeEnd, context.today)}.`
      : null;
  const detail = [action, decision].filter((part) => part !== null).join(' ');
  return detail === '' ? {} : { detail };
}

function paymentReasons(restriction: Restriction): NonNullable<Notice['reasons']> {
  const { amount, currency, payeeMasked, paymentRefMasked } = restriction;
  return [
    ...(amount === null || currency === null
      ? []
      : [{ label: 'Amount', value: { text: spokenMoney(amount, currency) } }]),
    ...(payeeMasked === null ? [] : [{ label: 'Payee', value: { text: payeeMasked, masked: true } }]),
    ...(paymentRefMasked === null ? [] : [{ label: 'Payment', value: { text: paymentRefMasked, masked: true } }]),
  ];
}

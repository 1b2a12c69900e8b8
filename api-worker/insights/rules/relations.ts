import { addDays, daysBetween, localDay, weekdayText } from '../../prep-pack/format/day.ts';
import { label } from '../../prep-pack/format/labels.ts';
import { plain } from '../../prep-pack/format/lines.ts';
import { restrictionText } from '../../prep-pack/format/restriction.ts';
import { sourceOf } from '../../prep-pack/format/source.ts';
import { lowerWords, sentence } from '../../prep-pack/format/words.ts';
import type { Link } from '../../prep-pack/sections/network.ts';
import { rule } from '../rule.ts';
import { kycRefreshDue } from './stop.ts';

const OFFICES = new Set(['PARENT_OF', 'DIRECTOR_OF', 'BENEFICIAL_OWNER_OF', 'AUTHORISED_SIGNATORY_OF']);

export const restrictionLifted = rule({
  id: 'I13',
  version: 1,
  class: 'CHANGE',
  title: 'Restriction lifted since last contact',
  evidence: ['inhibits_frontline.released_at', 'customer_contacts.contact_at', 'customer_contacts.is_meaningful'],
  thresholds: [],
  lifetime: 'the next contact',
  needs: ['journey'],
  evaluate: ({ journey }, { context }) =>
    journey.changes
      .filter((change) => change.changeKind === 'restriction_lifted')
      .map((change) => {
        const day = localDay(change.changedAt, context.subject.timeZone);
        return {
          key: change.recordKey,
          severity: 'info' as const,
          title: restrictionText('Restriction lifted', change.code),
          do: 'Tell the customer it is resolved before they ask.',
          reasons: [{ label: 'Lifted', value: plain(weekdayText(day, context.today)) }],
          at: day,
          source: sourceOf(change.sourceSystem, change.asOf, context),
        };
      }),
});

export const officersChanged = rule({
  id: 'I19',
  version: 1,
  class: 'CHANGE',
  title: 'Ownership or officers changed',
  evidence: [
    'customer_relationships_by_target.relationship_type',
    'customer_relationships_by_target.valid_from',
    'customer_relationships_by_target.valid_to',
  ],
  thresholds: ['window_days'],
  lifetime: 'the window has passed',
  needs: ['network'],
  evaluate: ({ network }, { context, threshold }) => {
    const windowDays = threshold('window_days').toNumber();
    const from = addDays(context.today, -windowDays);
    const changes = network.recentLinks
      .filter((link) => link.linkDirection === 'to_customer' && OFFICES.has(link.relationshipType))
      .flatMap((link) => changeOf(link, from, context.today))
      .sort((one, other) => other.day.localeCompare(one.day));
    const [newest] = changes;
    if (newest === undefined) return [];
    return [
      {
        severity: 'medium',
        title: 'Ownership or officers changed',
        do: 'Confirm the mandate still matches; offer the mandate-change form.',
        reasons: changes.slice(0, 3).map(({ link, day, word }) => ({
          label: `${link.partyName}, ${lowerWords(link.relationshipType.replace(/_OF$/u, ''))} ${word}`,
          value: plain(weekdayText(day, context.today)),
        })),
        at: newest.day,
        ends: addDays(newest.day, windowDays),
        source: sourceOf(newest.link.sourceSystem, newest.link.asOf, context),
      },
    ];
  },
});

function changeOf(link: Link, from: string, today: string): { link: Link; day: string; word: string }[] {
  if (link.validTo !== null && link.validTo >= from && link.validTo < today) {
    return [{ link, day: link.validTo, word: 'until' }];
  }
  return link.validFrom >= from && link.validFrom <= today ? [{ link, day: link.validFrom, word: 'from' }] : [];
}

export const waitingOnCustomer = rule({
  id: 'I20',
  version: 2,
  class: 'CHANGE',
  title: 'Something is waiting on the customer',
  evidence: [
    'customer_journeys.waiting_on',
    'customer_journeys.next_step',
    'customer_journeys.stage_order',
    'customer_journeys.stage_count',
    'customer_journeys.stage_entered_at',
  ],
  thresholds: ['waiting_days'],
  lifetime: 'the stage exits',
  needs: ['journey'],
  evaluate: ({ journey }, { context, threshold }) => {
    const kyc = kycRefreshDue.judge({ journey: { outcome: 'facts', facts: journey } }, context);
    const drawnAbove = new Set('findings' in kyc ? kyc.findings.map((finding) => finding.key) : []);
    return journey.journeys
      .map(({ current }) => ({ current, enteredOn: localDay(current.stageEnteredAt, context.subject.timeZone) }))
      .filter(({ current }) => current.status === 'OPEN' && current.waitingOn === 'CUSTOMER')
      .filter(({ current }) => !drawnAbove.has(current.journeyId))
      .filter(({ enteredOn }) => threshold('waiting_days').lt(daysBetween(enteredOn, context.today)))
      .map(({ current, enteredOn }) => ({
        key: current.journeyId,
        severity: 'medium' as const,
        title: `${label(current.journeyType)} is waiting on the customer`,
        do: `${sentence(`Ask for: ${current.nextStep ?? 'what is outstanding'}`)} Stage ${current.stageOrder} of ${current.stageCount}.`,
        reasons: [
          { label: 'Stage', value: plain(current.stageName) },
          { label: 'Since', value: plain(weekdayText(enteredOn, context.today)) },
        ],
        at: enteredOn,
        source: sourceOf(current.sourceSystem, current.asOf, context),
      }));
  },
});

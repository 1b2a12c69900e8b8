import { Decimal } from 'decimal.js';
import type { Block, BlockOf } from '../../../contract/blocks.ts';
import { dayText, localDay } from '../../format/day.ts';
import { label } from '../../format/labels.ts';
import { lined } from '../../format/lines.ts';
import { compactMoney } from '../../format/money.ts';
import { changePercent, percent, plural, points } from '../../format/number.ts';
import { restrictionText } from '../../format/restriction.ts';
import { newest, sourceOf } from '../../format/source.ts';
import type { PackContext } from '../../section.ts';
import type { Change, JourneyFacts } from '../journey.ts';

type Event = BlockOf<'timeline'>['events'][number];

const SHOWN_CHANGES = 3;
/** A figure that moved less than this since the last contact is not news: percent of money, points of a percentage. */
const NOTABLE_MOVE = '10';
const IMPORTANCE: Change['changeKind'][] = [
  'restriction_applied',
  'complaint_opened',
  'figure_changed',
  'restriction_lifted',
  'stage_moved',
  'officer_left',
  'officer_joined',
];
const OFFICES: Record<string, string> = {
  PARENT_OF: 'Parent company',
  DIRECTOR_OF: 'Director',
  BENEFICIAL_OWNER_OF: 'Beneficial owner',
  AUTHORISED_SIGNATORY_OF: 'Signatory',
};

/** At most three changes since the bank and the customer last spoke; saying that nothing changed is an answer too. */
export function sinceLastContact({ lastContact, changes }: JourneyFacts, context: PackContext): Block {
  if (lastContact === null) return said('Since last contact', 'No earlier contact on file');
  const day = dayText(localDay(lastContact.contactAt, context.subject.timeZone), context.today);
  const notable = changes
    .flatMap((change) => eventOf(change, context).map((event) => ({ event, change })))
    .sort((one, other) => IMPORTANCE.indexOf(one.change.changeKind) - IMPORTANCE.indexOf(other.change.changeKind));
  if (notable.length === 0) return said(`Since last contact, ${day}`, 'Nothing has changed');
  const hidden = notable.length - SHOWN_CHANGES;
  const more = hidden > 0 ? ` (${plural(hidden, 'more change')})` : '';
  const asOf = newest(notable.map(({ change }) => change.asOf)) ?? context.asOf;
  return lined({
    kind: 'timeline',
    place: 'first',
    title: `Since last contact, ${day}${more}`,
    events: notable.slice(0, SHOWN_CHANGES).map(({ event }) => event),
    source: sourceOf(sourceName(notable.map(({ change }) => change)), asOf, context),
  });
}

function said(title: string, sentence: string): Block {
  return lined({ kind: 'timeline', place: 'first', title, events: [{ title: sentence, mark: 'none', tone: 'muted' }] });
}

function sourceName(changes: Change[]): string {
  const [one, ...others] = new Set(changes.map((change) => change.sourceSystem));
  return others.length === 0 && one !== undefined ? one : 'Several sources';
}

function eventOf(change: Change, context: PackContext): Event[] {
  switch (change.changeKind) {
    case 'restriction_applied':
      return [{ title: restrictionText('Restriction', change.code), mark: 'added', tone: 'stop' }];
    case 'restriction_lifted':
      return [{ title: restrictionText('Restriction lifted', change.code), mark: 'done', tone: 'good' }];
    case 'complaint_opened':
      return [{ title: `Complaint opened, ${change.name ?? label(change.code)}`, mark: 'added', tone: 'neutral' }];
    case 'stage_moved':
      return [{ title: `${label(change.code)} moved to “${change.name ?? ''}”`, mark: 'moved', tone: 'neutral' }];
    case 'officer_joined':
      return [{ title: `${office(change)} added: ${change.name ?? ''}`, mark: 'added', tone: 'neutral' }];
    case 'officer_left':
      return [{ title: `${office(change)} removed: ${change.name ?? ''}`, mark: 'moved', tone: 'neutral' }];
    case 'figure_changed':
      return figureEvent(change, context);
  }
}

function office(change: Change): string {
  return OFFICES[change.code] ?? label(change.code);
}

function figureEvent(change: Change, context: PackContext): Event[] {
  const { beforeNum, afterNum, code } = change;
  if (beforeNum === null || afterNum === null) return [];
  const isMoney = code !== 'UTL';
  const move = isMoney ? changePercent(beforeNum, afterNum) : new Decimal(afterNum).minus(beforeNum).toFixed();
  if (move === null || new Decimal(move).abs().lt(NOTABLE_MOVE)) return [];
  const isDown = new Decimal(move).isNegative();
  const currency = change.currency ?? context.subject.baseCurrency;
  const sign = isDown ? '' : '+';
  const title = isMoney
    ? `Average deposits ${sign}${percent(move)}, to ${compactMoney(afterNum, currency)}`
    : `Limit used ${sign}${points(move)}, to ${percent(afterNum)}`;
  return [{ title, mark: isDown ? 'down' : 'up', tone: isDown === isMoney ? 'stop' : 'good' }];
}

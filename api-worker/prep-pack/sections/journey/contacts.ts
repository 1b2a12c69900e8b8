import type { Block, BlockOf } from '../../../contract/blocks.ts';
import { dayText, localDay, weekdayText } from '../../format/day.ts';
import { contactLabel } from '../../format/labels.ts';
import { lined } from '../../format/lines.ts';
import { newest, sourceOf } from '../../format/source.ts';
import { capital, lowerWords } from '../../format/words.ts';
import type { PackContext } from '../../section.ts';
import type { Contact } from '../journey.ts';

type Event = BlockOf<'timeline'>['events'][number];

const SHOWN_CONTACTS = 6;

/** The last contacts, newest first; nothing where there is none. */
export function contactsTimeline(contacts: Contact[], context: PackContext): Block[] {
  const events = contacts.slice(0, SHOWN_CONTACTS).map((contact) => contactEvent(contact, context));
  return timeline('Contacts', events, contacts, context);
}

function contactEvent(contact: Contact, context: PackContext): Event {
  const about = contact.reasonCode === null ? '' : `, ${lowerWords(contact.reasonCode)}`;
  const details = [
    contact.direction === 'INBOUND' ? 'from the customer' : 'from the bank',
    contact.outcomeCode && lowerWords(contact.outcomeCode),
    contact.handledByTeam,
  ];
  return {
    atText: dayText(localDay(contact.contactAt, context.subject.timeZone), context.today),
    title: capital(`${contactLabel(contact.channel)}${about}`),
    detail: details.filter((part) => part !== null).join(' · '),
    mark: contact.isMeaningful ? 'contact' : 'none',
    tone: contact.isMeaningful ? 'neutral' : 'muted',
  };
}

/** What we said we would do, open and broken first. */
export function promisesTimeline(contacts: Contact[], context: PackContext): Block[] {
  const promised = contacts.filter((contact) => contact.promiseDueDate !== null);
  const events = promised
    .map((contact) => promiseEvent(contact, context))
    .sort((one, other) => Number(one.mark === 'done') - Number(other.mark === 'done'));
  return timeline('Promises', events, promised, context);
}

function promiseEvent(contact: Contact, context: PackContext): Event {
  const promise = contact.promiseText === null ? 'Promise (words not released)' : `“${contact.promiseText}”`;
  const due = contact.promiseDueDate ?? context.today;
  const team = contact.handledByTeam === null ? '' : ` · ${contact.handledByTeam}`;
  if (contact.promiseKeptAt !== null) {
    const kept = dayText(localDay(contact.promiseKeptAt, context.subject.timeZone), context.today);
    return { title: promise, detail: `Kept ${kept}${team}`, mark: 'done', tone: 'good' };
  }
  const day = weekdayText(due, context.today);
  if (due < context.today)
    return { title: promise, detail: `Not kept, due ${day}${team}`, mark: 'broken', tone: 'care' };
  return { title: promise, detail: `Due ${day}${team}`, mark: 'none', tone: 'neutral' };
}

function timeline(title: string, events: Event[], contacts: Contact[], context: PackContext): Block[] {
  const [first] = contacts;
  if (events.length === 0 || first === undefined) return [];
  const asOf = newest(contacts.map((contact) => contact.asOf)) ?? first.asOf;
  const source = sourceOf(first.sourceSystem, asOf, context);
  return [lined({ kind: 'timeline', place: 'body', title, events, source })];
}

import { addDays, weekdayText } from '../../prep-pack/format/day.ts';
import { plain } from '../../prep-pack/format/lines.ts';
import { plural } from '../../prep-pack/format/number.ts';
import { sourceOf } from '../../prep-pack/format/source.ts';
import { lowerWords } from '../../prep-pack/format/words.ts';
import type { PackContext } from '../../prep-pack/section.ts';
import type { Repeat } from '../../prep-pack/sections/journey.ts';
import type { Finding } from '../rule.ts';
import { rule } from '../rule.ts';

export const repeatedContact = rule({
  id: 'I07',
  version: 2,
  class: 'CARE',
  title: 'Third contact about the same thing',
  evidence: ['customer_contacts.reason_code', 'customer_contacts.contact_at', 'customer_contacts.outcome_code'],
  thresholds: ['repeats_count', 'window_days'],
  lifetime: 'the window has passed',
  needs: ['journey'],
  evaluate: ({ journey }, { context, threshold }) => {
    const [least, days] = [threshold('repeats_count').toNumber(), threshold('window_days').toNumber()];
    if (days > REPEATS_READ_DAYS) return { missing: `contacts of ${plural(days, 'day')}` };
    const from = addDays(context.today, 1 - days);
    const recent = journey.repeats.filter(({ contactDate }) => contactDate >= from);
    return [...Map.groupBy(recent, ({ reasonCode }) => reasonCode).values()]
      .filter((each) => totalOf(each, 'contactCount') >= least && totalOf(each, 'resolvedCount') === 0)
      .flatMap((each) => repeatFinding(each, { least, days }, context));
  },
});

/** How far back the journey's query counts contacts by reason. */
const REPEATS_READ_DAYS = 31;

function totalOf(repeats: Repeat[], count: 'contactCount' | 'resolvedCount'): number {
  return repeats.reduce((sum, repeat) => sum + repeat[count], 0);
}

function repeatFinding(
  repeats: Repeat[],
  { least, days }: { least: number; days: number },
  context: PackContext,
): Finding[] {
  const contactDays = repeats
    .flatMap(({ contactDate, contactCount }) => Array.from({ length: contactCount }, () => contactDate))
    .toSorted((one, other) => other.localeCompare(one));
  const latest = repeats.find(({ contactDate }) => contactDate === contactDays[0]);
  const lastNeeded = contactDays[least - 1];
  if (latest === undefined || lastNeeded === undefined) return [];
  const count = contactDays.length;
  const times = count === 3 ? 'Third contact' : `${count} contacts`;
  return [
    {
      key: latest.reasonCode,
      severity: 'high',
      title: `${times} in ${plural(days, 'day')} about the same thing: ${lowerWords(latest.reasonCode)}`,
      do: 'Acknowledge the repeat and own it. If the customer is unhappy, offer to log a complaint.',
      reasons: [
        { label: 'Contacts', value: plain(`${count}, none resolved`) },
        { label: 'Last', value: plain(weekdayText(latest.contactDate, context.today)) },
      ],
      at: latest.contactDate,
      ends: addDays(lastNeeded, days - 1),
      source: sourceOf(latest.sourceSystem, latest.asOf, context),
    },
  ];
}

export const brokenPromise = rule({
  id: 'I08',
  version: 1,
  class: 'CARE',
  title: 'Promise not kept',
  evidence: [
    'customer_contacts.promise_text',
    'customer_contacts.promise_due_date',
    'customer_contacts.promise_kept_at',
    'customer_contacts.handled_by_team',
  ],
  thresholds: ['lifetime_days'],
  lifetime: 'the promise is kept',
  needs: ['journey'],
  evaluate: ({ journey }, { context, threshold }) => {
    const lifetimeDays = threshold('lifetime_days').toNumber();
    return journey.contacts
      .flatMap((contact) => (contact.promiseDueDate === null ? [] : { contact, dueDate: contact.promiseDueDate }))
      .filter(({ contact, dueDate }) => contact.promiseKeptAt === null && dueDate < context.today)
      .map(({ contact, dueDate }) => ({
        key: contact.recordKey,
        severity: 'high' as const,
        title: `Promise not kept since ${weekdayText(dueDate, context.today)}`,
        do:
          contact.promiseText === null
            ? `Start with an update; ask ${contact.handledByTeam ?? 'the team'} what was promised.`
            : `Start with an update on: “${contact.promiseText}”`,
        ...(contact.handledByTeam === null ? {} : { detail: contact.handledByTeam }),
        reasons: [{ label: 'Promised for', value: plain(weekdayText(dueDate, context.today)) }],
        at: dueDate,
        ends: addDays(dueDate, lifetimeDays),
        source: sourceOf(contact.sourceSystem, contact.asOf, context),
      }));
  },
});

import { addDays, localDay, weekdayText } from '../../prep-pack/format/day.ts';
import { plain } from '../../prep-pack/format/lines.ts';
import { sourceOf } from '../../prep-pack/format/source.ts';
import { lowerWords } from '../../prep-pack/format/words.ts';
import { rule } from '../rule.ts';

export const repeatedContact = rule({
  id: 'I07',
  version: 1,
  class: 'CARE',
  title: 'Third contact about the same thing',
  needs: ['journey'],
  evaluate: ({ journey }, { context, threshold }) =>
    journey.repeats
      .filter((repeat) => threshold('contacts_count').lte(repeat.contactCount) && repeat.resolvedCount === 0)
      .map((repeat) => {
        const about = lowerWords(repeat.reasonCode);
        const times = repeat.contactCount === 3 ? 'Third contact' : `${repeat.contactCount} contacts`;
        const day = localDay(repeat.contactAt, context.subject.timeZone);
        return {
          key: repeat.reasonCode,
          severity: 'high' as const,
          title: `${times} in 14 days about the same thing: ${about}`,
          do: 'Acknowledge the repeat and own it. If the customer is unhappy, offer to log a complaint.',
          reasons: [
            { label: 'Contacts', value: plain(`${repeat.contactCount}, none resolved`) },
            { label: 'Last', value: plain(weekdayText(day, context.today)) },
          ],
          at: day,
          source: sourceOf(repeat.sourceSystem, repeat.asOf, context),
        };
      }),
});

export const brokenPromise = rule({
  id: 'I08',
  version: 1,
  class: 'CARE',
  title: 'Promise not kept',
  needs: ['journey'],
  evaluate: ({ journey }, { context, threshold }) => {
    const oldest = addDays(context.today, -threshold('lifetime_days').toNumber());
    return journey.contacts
      .flatMap((contact) => (contact.promiseDueDate === null ? [] : { contact, dueDate: contact.promiseDueDate }))
      .filter(({ contact, dueDate }) => contact.promiseKeptAt === null && dueDate < context.today && dueDate >= oldest)
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
        source: sourceOf(contact.sourceSystem, contact.asOf, context),
      }));
  },
});

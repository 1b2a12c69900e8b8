import type { Source } from '../../contract/values.ts';
import type { PackContext } from '../section.ts';
import type { Moment } from './age.ts';
import { ageText, hoursOld } from './age.ts';
import { dayText, localDay, timeText } from './day.ts';
import { words } from './words.ts';

export function momentOf(context: PackContext): Moment {
  const { asOf, today, subject, repTimeZone } = context;
  return { asOf, today, timeZone: subject.timeZone, repTimeZone };
}

/** Where a figure comes from and how old it is, reckoned from the pack's moment. */
export function sourceOf(system: string, asOf: string, context: PackContext, maxAgeHours?: number): Source {
  const moment = momentOf(context);
  return {
    system: words(system),
    asOf,
    asOfText: ageText(asOf, moment),
    isStale: maxAgeHours !== undefined && hoursOld(asOf, moment) > maxAgeHours,
  };
}

/** The newest of several as-ofs. */
export function newest(instants: readonly string[]): string | undefined {
  return instants.reduce<string | undefined>(
    (latest, instant) => (latest === undefined || Date.parse(instant) > Date.parse(latest) ? instant : latest),
    undefined,
  );
}

/** `10:43` today, `31 Oct` before: for sentences, where an age would be stale once read aloud. */
export function instantText(instant: string, { today, subject, repTimeZone }: PackContext): string {
  const day = localDay(instant, subject.timeZone);
  return day === today ? timeText(instant, subject.timeZone, repTimeZone) : dayText(day, today);
}

/**
 * `as of 10:43`: the tail of every sentence that says there is nothing, by the table longest behind of those it was
 * read from. Without a load date nobody knows how far the nothing reaches, and that is said.
 */
export function loadedTail(context: PackContext, tables: readonly string[]): string {
  const instants = tables.map((table) => context.reference.loads?.get(table)?.asOf);
  const known = instants.filter((instant) => instant !== undefined);
  if (known.length < tables.length)
    return `asked at ${instantText(context.asOf, context)}; how recent the data is could not be read`;
  return `as of ${instantText(oldest(known) ?? context.asOf, context)}`;
}

function oldest(instants: readonly string[]): string | undefined {
  return instants.toSorted((one, other) => Date.parse(one) - Date.parse(other))[0];
}

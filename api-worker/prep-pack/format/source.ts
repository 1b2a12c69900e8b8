import type { Source } from '../../contract/values.ts';
import type { PackContext } from '../section.ts';
import type { Moment } from './age.ts';
import { ageText, hoursOld } from './age.ts';
import { timeText } from './day.ts';
import { words } from './words.ts';

export function momentOf(context: PackContext): Moment {
  return { asOf: context.asOf, today: context.today, timeZone: context.subject.timeZone };
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

/** `as of 10:45`: the tail of every sentence that says there is nothing. */
export function asOfTail(context: PackContext): string {
  return `as of ${timeText(context.asOf, context.subject.timeZone)}`;
}

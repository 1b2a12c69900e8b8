import { Temporal } from 'temporal-polyfill';

/** The business moment of a pack: fixed by `WAREHOUSE_AS_OF`, otherwise now. Security never asks it. */
export interface BusinessClock {
  asOf: () => string;
  /** Shown to the rep when the moment is fixed. */
  banner: string | undefined;
}

/** Day of an instant in a time zone, `YYYY-MM-DD`. */
export function dayOf(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock.ts';
import type { BusinessClock } from '../prep-pack/business-clock.ts';

/** Now, or the one moment the bank has fixed for a rehearsal, which every rep is told. */
export function createBusinessClock(fixedAsOf: string | undefined, clock: Clock): BusinessClock {
  if (fixedAsOf === undefined) return { asOf: () => new Date(clock.nowMs()).toISOString(), banner: undefined };
  const asOf = new Date(fixedAsOf).toISOString();
  const day = Temporal.Instant.from(asOf)
    .toZonedDateTimeISO('UTC')
    .toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  return { asOf: () => asOf, banner: `Rehearsal: everything is shown as of ${day} UTC` };
}

/** Between them they know the short names the markets' own people use; the others say `GMT+8`. */
const LOCALES = ['en-GB', 'en-HK', 'en-SG', 'en-AU', 'en-US'];
const IS_OFFSET = /^(?:GMT|UTC)[+−-]/u;

/** `HKT` where clocks there and the rep's own differ at this instant; nothing where they agree or the rep's is unknown. */
export function zoneMark(instant: string, timeZone: string, repTimeZone: string | undefined): string {
  if (repTimeZone === undefined || !isKnown(repTimeZone)) return '';
  const at = new Date(instant);
  if (nameIn('longOffset', at, timeZone) === nameIn('longOffset', at, repTimeZone)) return '';
  const names = LOCALES.map((locale) => nameIn('short', at, timeZone, locale));
  return names.find((name) => !IS_OFFSET.test(name)) ?? names[0] ?? '';
}

function nameIn(timeZoneName: 'short' | 'longOffset', at: Date, timeZone: string, locale = 'en-GB'): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

function isKnown(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone });
    return true;
  } catch {
    return false;
  }
}

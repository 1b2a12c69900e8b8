const REGIONS = new Intl.DisplayNames('en-GB', { type: 'region', style: 'short' });
const LANGUAGES = new Intl.DisplayNames('en-GB', { type: 'language' });

/** `UK` for `GB`, `Hong Kong` for `HK`; a market that is no region keeps its own name. */
export function marketWords(market: string): string {
  return /^[A-Z]{2}$/u.test(market) ? (REGIONS.of(market) ?? market) : market;
}

/** `Traditional Chinese` for `zh-Hant`; what is no language tag is in words already. */
export function languageWords(language: string): string {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u.test(language) ? (LANGUAGES.of(language) ?? language) : language;
}

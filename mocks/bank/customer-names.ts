import { NIGHTLY_AS_OF } from './as-of.ts';
import type { Party } from './party.ts';
import type { Emit } from './row.ts';

const LEGAL_WORDS = new Set(['ltd', 'limited', 'plc', 'llp', 'group', 'partners', 'co', 'and']);

/** NFKC, lower case, letters and digits only, single blanks: what search does to the typed text too. */
function normalisedName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A name is found from each of its words on; legal-form words alone find nothing. */
function nameKeys(name: string): string[] {
  const words = normalisedName(name).split(' ');
  return words.flatMap((word, place) => (LEGAL_WORDS.has(word) ? [] : [words.slice(place).join(' ')]));
}

export function emitNames(party: Party, emit: Emit): void {
  const asOf = NIGHTLY_AS_OF[party.market];
  const put = (keys: Iterable<string>, script: string) => {
    for (const key of keys) {
      emit('customer_names', { name_key: key, customer_id: party.customerId, script, as_of: asOf, loaded_at: asOf });
    }
  };
  put(new Set([party.legalName, party.tradingName ?? ''].filter(Boolean).flatMap(nameKeys)), 'LATIN');
  put(party.localName === null ? [] : [normalisedName(party.localName)], 'HANT');
}

import type { SectionPlace } from '../contract/sections.ts';
import { SECTION_IDS } from '../contract/sections.ts';

/** The places of all sections in the order of wire and screen, queried and derived ones alike. */
export function placesOf(queried: readonly SectionPlace[], derived: SectionPlace): SectionPlace[] {
  return [...queried, derived]
    .map(({ id, title, reservedRows }) => ({ id, title, reservedRows }))
    .sort((one, other) => SECTION_IDS.indexOf(one.id) - SECTION_IDS.indexOf(other.id));
}

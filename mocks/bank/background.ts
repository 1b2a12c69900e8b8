import { chance } from './chance.ts';
import type { Draft } from './draft.ts';
import type { Market } from './party.ts';

const DAILY_OTHERS = 100;
const GROUP_EVERY = 9;

/** Everybody who is not named: 55 in 100 organisations, 30 in 100 in Hong Kong, some in groups. */
export function backgroundDrafts(count: number): Draft[] {
  const organisations = Math.round(count * 0.55);
  const drafts: Draft[] = [];
  for (let place = 0; place < count; place += 1) {
    const isOrganisation = place < organisations;
    const key = isOrganisation ? `organisation-${place}` : `person-${place - organisations}`;
    const market = marketOf(isOrganisation ? place : place - organisations);
    const base: Draft = { key, partyType: isOrganisation ? 'ORGANISATION' : 'PERSON', market };
    if (!isOrganisation) {
      drafts.push(soleTraderOr(base));
      continue;
    }
    const group = groupOf(place, organisations);
    drafts.push({ ...base, grain: place < DAILY_OTHERS ? 'daily' : 'monthly', ...(group ? { groupId: group } : {}) });
  }
  return drafts;
}

/** Runs of four neighbours of one market form a group. */
function groupOf(place: number, organisations: number): string | null {
  const block = Math.floor(place / 4);
  const isWhole = (block + 1) * 4 <= organisations;
  return isWhole && block % GROUP_EVERY === 2 ? `GRP-${String(block).padStart(4, '0')}` : null;
}

/** Three in ten neighbourhoods of four lie in Hong Kong, so that groups and their people share a market. */
function marketOf(place: number): Market {
  return Math.floor(place / 4) % 10 < 7 ? 'GB' : 'HK';
}

function soleTraderOr(draft: Draft): Draft {
  const lot = chance('sole-trader', draft.key);
  return lot.happens(0.12) ? { ...draft, legalForm: 'SOLE_TRADER', segment: 'MICRO' } : draft;
}

import { chance } from './chance.ts';
import type { Draft } from './draft.ts';
import type { Market } from './party.ts';

const DAILY_OTHERS = 100;
const GROUP_EVERY = 9;

/** Everybody who is not named: 55 in 100 organisations, 30 in 100 in Hong Kong, some in groups. */
export function backgroundDrafts(count: number): Draft[] {
  const organisations = Math.round(count * 0.55);
  return Array.from({ length: count }, (_, place) =>
    place < organisations ? organisationDraft(place, organisations) : personDraft(place - organisations),
  );
}

function organisationDraft(place: number, organisations: number): Draft {
  return {
    key: `organisation-${place}`,
    partyType: 'ORGANISATION',
    market: marketOf(place),
    grain: place < DAILY_OTHERS ? 'daily' : 'monthly',
    groupId: groupOf(place, organisations),
  };
}

function personDraft(place: number): Draft {
  const key = `person-${place}`;
  const draft: Draft = { key, partyType: 'PERSON', market: marketOf(place) };
  const isSoleTrader = chance('sole-trader', key).happens(0.12);
  return isSoleTrader ? { ...draft, legalForm: 'SOLE_TRADER', segment: 'MICRO' } : draft;
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

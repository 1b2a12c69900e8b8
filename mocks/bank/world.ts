import { backgroundDrafts } from './background.ts';
import type { Cast } from './cast.ts';
import { partyOf } from './draft.ts';
import type { Group, GroupMember } from './groups.ts';
import type { Party } from './party.ts';
import type { Relationship } from './relationships.ts';
import { plannedRelationships } from './relationships.ts';
import type { Row } from './row.ts';
import { fraudDelayBuilder } from './scenarios/fraud-delay-builder.ts';
import { healthyGrower } from './scenarios/healthy-grower.ts';
import { hkTrader } from './scenarios/hk-trader.ts';
import { identityCases } from './scenarios/identity-cases.ts';
import { largeGroup } from './scenarios/large-group.ts';
import { restrictedAndClosing } from './scenarios/restricted-and-closing.ts';
import { soleTraderSupport } from './scenarios/sole-trader-support.ts';

const CASTS: readonly Cast[] = [
  healthyGrower,
  fraudDelayBuilder,
  hkTrader,
  largeGroup,
  soleTraderSupport,
  identityCases,
  restrictedAndClosing,
];
const FIRST_BACKGROUND_INDEX = 300;

export interface World {
  parties: readonly Party[];
  groups: readonly Group[];
  relationships: readonly Relationship[];
  rows: readonly (readonly [table: string, row: Row])[];
  find: (key: string) => Party;
}

/** The named casts and, up to `size` customers, everybody else. */
export function worldOf(size: number): World {
  const named = CASTS.flatMap((cast) => cast.drafts).map((draft, place) =>
    partyOf({ isNamed: true, accessTier: 'STANDARD', lifecycle: 'ACTIVE', ...draft }, place + 1),
  );
  const others = backgroundDrafts(Math.max(0, size - named.length)).map((draft, place) =>
    partyOf(draft, FIRST_BACKGROUND_INDEX + place),
  );
  const parties = [...named, ...others];
  const byKey = new Map(parties.map((party) => [party.key, party]));
  const find = (key: string): Party => {
    const party = byKey.get(key);
    if (party === undefined) throw new Error(`No party is called ${key}`);
    return party;
  };
  return {
    parties,
    find,
    groups: [...CASTS.flatMap((cast) => castGroups(cast, find)), ...backgroundGroups(others)],
    relationships: [...CASTS.flatMap((cast) => cast.relationships ?? []), ...backgroundRelationships(others)],
    rows: CASTS.flatMap((cast) => cast.rows?.(find) ?? []),
  };
}

function castGroups(cast: Cast, find: (key: string) => Party): Group[] {
  return (cast.groups ?? []).map(({ groupId, members }) => {
    const done = new Map<string, GroupMember>();
    for (const [key, parentKey, ownershipPct] of members) {
      const parent = parentKey === null ? null : (done.get(parentKey) ?? null);
      done.set(key, { party: find(key), parent, ownershipPct });
    }
    return { groupId, members: [...done.values()] };
  });
}

/** The first of a background group owns the second and third, the second owns the fourth. */
function backgroundGroups(others: readonly Party[]): Group[] {
  const members = Map.groupBy(
    others.filter((party) => party.groupId !== null),
    (party) => party.groupId ?? '',
  );
  return [...members].flatMap(([groupId, [first, second, third, fourth]]): Group[] => {
    if (!first || !second || !third || !fourth) return [];
    const root: GroupMember = { party: first, parent: null, ownershipPct: 100 };
    const middle: GroupMember = { party: second, parent: root, ownershipPct: 100 };
    const leaf: GroupMember = { party: fourth, parent: middle, ownershipPct: 60 };
    return [{ groupId, members: [root, middle, leaf, { party: third, parent: root, ownershipPct: 45 }] }];
  });
}

/** Each person belongs to the organisation at the same place, some to the next one too. */
function backgroundRelationships(others: readonly Party[]): Relationship[] {
  const organisations = others.filter((party) => party.partyType === 'ORGANISATION');
  const people = others.filter((party) => party.partyType === 'PERSON' && party.legalForm !== 'SOLE_TRADER');
  return people.flatMap((person, place) => {
    const local = organisations.filter(({ market }) => market === person.market);
    const own = local[place % Math.max(1, local.length)];
    const next = place % 4 === 0 ? local[(place + 1) % Math.max(1, local.length)] : undefined;
    return [own, next].flatMap((organisation) => (organisation ? plannedRelationships(person, organisation) : []));
  });
}

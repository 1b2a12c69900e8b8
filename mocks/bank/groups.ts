import { NIGHTLY_AS_OF } from './as-of.ts';
import type { Party } from './party.ts';
import { emitRelationship } from './relationships.ts';
import type { Emit } from './row.ts';
import { tail } from './row.ts';

export interface GroupMember {
  party: Party;
  parent: GroupMember | null;
  ownershipPct: number;
}

/** Members in tree order, depth first; the first is the root. */
export interface Group {
  groupId: string;
  members: readonly GroupMember[];
}

export function emitGroup(group: Group, emit: Emit): void {
  group.members.forEach((member, place) => {
    const { party, parent, ownershipPct } = member;
    const path = pathOf(member);
    emit('customer_group_members', {
      group_id: group.groupId,
      customer_id: party.customerId,
      parent_customer_id: parent?.party.customerId ?? null,
      depth: path.length - 1,
      path,
      relation_to_root: parent === null ? 'ROOT' : ownershipPct > 50 ? 'SUBSIDIARY' : 'ASSOCIATE',
      display_rank: place + 1,
      ...tail(NIGHTLY_AS_OF[party.market], 'Group closure'),
    });
    if (parent === null) return;
    const ends = { from: parent.party.customerId, to: party.customerId };
    emitRelationship({ ...ends, type: 'PARENT_OF', ownershipPct }, party.market, emit);
  });
}

function pathOf(member: GroupMember): string[] {
  return [...(member.parent === null ? [] : pathOf(member.parent)), member.party.customerId];
}

import type { BlockOf } from '../../../contract/blocks.ts';
import type { PackContext } from '../../section.ts';
import type { Link, Member, NetworkFacts } from '../network.ts';
import { kinship, lineOf, roleOf } from './relation.ts';

export type Node = BlockOf<'tree'>['nodes'][number];

type Party = Pick<Member, 'partyId' | 'partyName' | 'isRestricted' | 'isComplaining'>;

/** The group as far as this rep may see it, with the people of the customer and the caller where they belong. */
export function treeOf(facts: NetworkFacts, context: PackContext): Node[] {
  const ids = new Set(facts.members.map((member) => member.partyId));
  const roots = facts.members.filter((member) => member.parentId === null || !ids.has(member.parentId));
  const path = callerPath(facts, context);
  return roots.flatMap((root) => branch(root, 0, { facts, context, path }));
}

interface Growth {
  facts: NetworkFacts;
  context: PackContext;
  path: ReadonlySet<string>;
}

function branch(member: Member, depth: number, growth: Growth): Node[] {
  const { facts, context, path } = growth;
  const isCustomer = member.partyId === context.subject.customerId;
  const node: Node = {
    ...nodeOf(member, depth),
    relation: kinship(member, facts.members, context.subject.customerId),
    mayDiscuss: mayDiscuss(member, context),
    isCustomer,
    isOnCallerPath: path.has(member.partyId),
  };
  const people = isCustomer ? partners(depth + 1, growth) : callerAt(member, depth + 1, growth);
  const children = facts.members.filter((child) => child.parentId === member.partyId);
  return [node, ...people, ...children.flatMap((child) => branch(child, depth + 1, growth))];
}

/** Those linked to the customer outside the tree, one node a party with all its roles. */
function partners(depth: number, { facts, context, path }: Growth): Node[] {
  const inTree = new Set(facts.members.map((member) => member.partyId));
  const byParty = Map.groupBy(
    facts.links.filter((link) => !inTree.has(link.partyId)),
    (link) => link.partyId,
  );
  return [...byParty.values()].flatMap((links) =>
    links.slice(0, 1).map((link) => partnerNode(link, links, depth, context, path)),
  );
}

function partnerNode(link: Link, links: Link[], depth: number, context: PackContext, path: ReadonlySet<string>): Node {
  const isCaller = link.partyId === context.callerId;
  const roles = [...new Set(links.map(roleOf))];
  return {
    ...nodeOf(link, depth),
    relation: [...roles, ...(isCaller ? ['caller'] : [])].join(', '),
    mayDiscuss: context.callerId === null ? null : isCaller,
    isCaller,
    isOnCallerPath: path.has(link.partyId),
  };
}

/** A caller who speaks for another member of the group stands under that member. */
function callerAt(member: Member, depth: number, { facts, context }: Growth): Node[] {
  const { callerId } = context;
  if (callerId === null || callerHome(facts, context)?.partyId !== member.partyId) return [];
  const caller = {
    partyId: callerId,
    partyName: member.callerName ?? 'Caller',
    isRestricted: false,
    isComplaining: false,
  };
  const relation = `${roleOf({ relationshipType: member.callerRelationshipType ?? '', linkDirection: 'to_customer', ownershipPct: null })}, caller`;
  return [{ ...nodeOf(caller, depth), relation, mayDiscuss: true, isCaller: true, isOnCallerPath: true }];
}

/** The member the caller speaks for, if not the customer itself. */
function callerHome({ members, links }: NetworkFacts, { callerId, subject }: PackContext): Member | undefined {
  if (callerId === null || links.some((link) => link.partyId === callerId)) return undefined;
  return members.find((member) => member.callerRelationshipType !== null && member.partyId !== subject.customerId);
}

/** Ids from the customer up to the common parent and down to whom the caller speaks for. */
function callerPath(facts: NetworkFacts, context: PackContext): Set<string> {
  const { callerId, subject } = context;
  if (callerId === null) return new Set();
  const fromCustomer = idsUpFrom(subject.customerId, facts.members);
  const fromHome = idsUpFrom(callerHome(facts, context)?.partyId ?? subject.customerId, facts.members);
  const meeting = fromCustomer.find((id) => fromHome.includes(id));
  const until = (ids: string[]) => (meeting === undefined ? ids : ids.slice(0, ids.indexOf(meeting) + 1));
  return new Set([...until(fromCustomer), ...until(fromHome), callerId]);
}

function idsUpFrom(id: string, members: Member[]): string[] {
  const member = members.find((one) => one.partyId === id);
  return member === undefined ? [] : lineOf(member, members).map((one) => one.partyId);
}

function mayDiscuss(member: Member, { callerId, subject }: PackContext): boolean | null {
  if (callerId === null) return null;
  return member.callerHasAuthority || (callerId === subject.customerId && member.partyId === callerId);
}

function nodeOf(party: Party, depth: number): Node {
  return {
    depth,
    name: { text: party.partyName },
    relation: '',
    status: party.isRestricted ? 'restriction' : party.isComplaining ? 'complaint' : 'none',
    mayDiscuss: null,
    isCustomer: false,
    isCaller: false,
    isOnCallerPath: false,
  };
}

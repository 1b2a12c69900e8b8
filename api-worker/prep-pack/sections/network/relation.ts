import { percent } from '../../format/number.ts';
import { lowerWords } from '../../format/words.ts';
import type { Link, Member } from '../network.ts';

const ROLES: Record<string, string> = {
  PARENT_OF: 'parent',
  DIRECTOR_OF: 'director',
  BENEFICIAL_OWNER_OF: 'beneficial owner',
  GUARANTOR_OF: 'guarantor',
  AUTHORISED_SIGNATORY_OF: 'signatory',
  AUTHORISED_CONTACT_OF: 'authorised contact',
  PARTNER_OF: 'partner',
  TRUSTEE_OF: 'trustee',
};

/** What a linked party is: `director`, `beneficial owner 60%`, or what the customer is to it. */
export function roleOf(link: Pick<Link, 'relationshipType' | 'linkDirection' | 'ownershipPct'>): string {
  const role = ROLES[link.relationshipType] ?? lowerWords(link.relationshipType);
  const share = link.ownershipPct === null ? '' : ` ${percent(link.ownershipPct)}`;
  return link.linkDirection === 'to_customer' ? `${role}${share}` : `customer is ${role}${share}`;
}

/** A member and everyone above it that this rep may see, nearest first. */
export function lineOf(member: Member, members: readonly Member[]): Member[] {
  const parent = members.find((other) => other.partyId === member.parentId);
  return parent === undefined ? [member] : [member, ...lineOf(parent, members)];
}

/** What a member of the group is to the customer, with the share that ties them: `parent 100%`, `sister 60%`. */
export function kinship(member: Member, members: readonly Member[], customerId: string): string {
  const self = members.find((other) => other.partyId === customerId);
  if (self === undefined || self === member) return 'this customer';
  const line = lineOf(self, members);
  if (line.includes(member)) return ancestry(member, line);
  if (lineOf(member, members).includes(self)) return withShare('subsidiary', member.ownershipPct);
  return withShare(member.parentId === self.parentId ? 'sister' : 'group company', member.ownershipPct);
}

/** The share is the one held in the next company down the line to the customer. */
function ancestry(member: Member, line: Member[]): string {
  const place = line.indexOf(member);
  const share = line[place - 1]?.ownershipPct ?? null;
  if (place === 1) return withShare('parent', share);
  return withShare(place === line.length - 1 ? 'ultimate parent' : 'group parent', share);
}

function withShare(word: string, ownershipPct: string | null): string {
  return ownershipPct === null ? word : `${word} ${percent(ownershipPct)}`;
}

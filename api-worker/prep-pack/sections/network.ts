import { z } from 'zod';
import { text, texts } from '../../warehouse/parameters.ts';
import { sql } from '../../warehouse/sql-file.ts';
import { lined } from '../format/lines.ts';
import { plural } from '../format/number.ts';
import { loadedTail, newest, sourceOf } from '../format/source.ts';
import { count, day, decimalText, factRow, instant } from '../row-values.ts';
import type { PackContext, Section, SectionContent } from '../section.ts';
import { withinCap } from './network/cap.ts';
import { treeOf } from './network/tree.ts';

const shared = {
  subject_customer_id: z.string(),
  record_key: z.string(),
  party_id: z.string(),
  party_name: z.string(),
  is_restricted: z.boolean(),
  is_complaining: z.boolean(),
  ownership_pct: decimalText.nullable(),
  source_system: z.string(),
  as_of: instant,
};

const memberRow = factRow({
  ...shared,
  row_kind: z.literal('member'),
  parent_id: z.string().nullable(),
  family_count: count,
  caller_relationship_type: z.string().nullable(),
  caller_name: z.string().nullable(),
  caller_has_authority: z.boolean(),
});
export type Member = z.infer<typeof memberRow>;

const linkRow = factRow({
  ...shared,
  row_kind: z.literal('link'),
  party_type: z.enum(['PERSON', 'ORGANISATION']),
  link_direction: z.enum(['to_customer', 'from_customer']),
  relationship_type: z.string(),
  valid_from: day,
  valid_to: day.nullable(),
});
export type Link = z.infer<typeof linkRow>;

const networkRow = z.union([memberRow, linkRow]);
type NetworkRow = z.infer<typeof networkRow>;

export interface NetworkFacts {
  /** In tree order; the customer is always one of them. */
  members: Member[];
  /** In force today. */
  links: Link[];
  /** Links that began or ended in the last 90 days, ended ones included. */
  recentLinks: Link[];
  /** Null when nobody knows who speaks, or the customer does. */
  caller: { id: string; hasAuthority: boolean; relationshipTypes: string[] } | null;
}

export const network: Section<NetworkRow, NetworkFacts> = {
  id: 'network',
  title: 'Network',
  reservedRows: 6,
  query: {
    name: 'network',
    sql: sql(import.meta.url, 'network.sql'),
    row: networkRow,
    keyedBy: 'subject',
    maxRows: 200,
  },
  parameters: ({ callerId, access }) => ({ caller_id: text(callerId), tiers: texts(access.tiers) }),
  toFacts,
  toContent,
};

function toFacts(rows: NetworkRow[], context: PackContext): NetworkFacts {
  const links = rows.filter((row) => row.rowKind === 'link');
  const members = rows.filter((row) => row.rowKind === 'member');
  const isCurrent = (link: Link) => link.validTo === null || link.validTo >= context.today;
  const current = links.filter(isCurrent);
  return { members, links: current, recentLinks: links, caller: callerOf(members, current, context) };
}

function callerOf(members: Member[], links: Link[], { callerId, subject }: PackContext): NetworkFacts['caller'] {
  if (callerId === null || callerId === subject.customerId) return null;
  const self = members.find((member) => member.partyId === subject.customerId);
  return {
    id: callerId,
    hasAuthority: self?.callerHasAuthority ?? false,
    relationshipTypes: links
      .filter((link) => link.partyId === callerId && link.linkDirection === 'to_customer')
      .map((link) => link.relationshipType),
  };
}

function toContent(facts: NetworkFacts, context: PackContext): SectionContent {
  const [self] = facts.members;
  const tree = treeOf(facts, context);
  if (self === undefined || tree.length < 2) {
    return {
      status: 'empty',
      text: `No linked parties on file, ${loadedTail(context, ['customer_relationships', 'customer_group_members'])}`,
      blocks: [],
    };
  }
  const { nodes, moreCount } = withinCap(tree, self.familyCount - facts.members.length);
  const parties = nodes.length + moreCount;
  const mayDiscuss = nodes.filter((node) => node.mayDiscuss === true).length;
  const asOf = newest(facts.members.map((member) => member.asOf)) ?? context.asOf;
  return {
    status: 'ready',
    blocks: [
      lined({
        kind: 'tree',
        place: 'body',
        title:
          context.callerId === null
            ? plural(parties, 'party', 'parties')
            : `${plural(parties, 'party', 'parties')}, ${mayDiscuss} you may discuss`,
        nodes,
        moreCount,
        source: sourceOf(self.sourceSystem, asOf, context),
      }),
    ],
  };
}

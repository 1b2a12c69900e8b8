import type { Notice } from '../contract/blocks.ts';
import { lined } from '../prep-pack/format/lines.ts';
import { loadedTail } from '../prep-pack/format/source.ts';
import type { PackContext, SectionContent } from '../prep-pack/section.ts';
import type { SettledSections } from '../prep-pack/settled.ts';
import { factsOf } from './input.ts';
import { judge } from './judgement.ts';
import { speaksForAnother } from './rules/stop.ts';

/** The place above the fold holds one title line; the other cards fold into it. */
const VISIBLE_CARDS = 1;

/** The tables the cards of this place are made of. */
const READ_FROM = ['customer_relationships', 'customer_journeys', 'customer_contacts'];

/** STOP and CARE cards, and what could not be checked: unknown is not none. */
export function firstContent(settled: SettledSections, context: PackContext): SectionContent {
  const notices = [...unreadable(settled, context), ...judge(settled, context, ['STOP', 'CARE']).notices];
  if (notices.length === 0) {
    return { status: 'empty', text: `Nothing else to stop or care for, ${loadedTail(context, READ_FROM)}`, blocks: [] };
  }
  return {
    status: 'ready',
    blocks: [lined({ kind: 'notices', place: 'first', notices, visibleCount: VISIBLE_CARDS })],
  };
}

function unreadable(settled: SettledSections, context: PackContext): Notice[] {
  const isNetworkMissing = speaksForAnother(context) && factsOf(settled, 'network') === undefined;
  const isJourneyMissing = factsOf(settled, 'journey') === undefined;
  return [
    ...(isNetworkMissing
      ? [
          unknown(
            'network',
            'The caller’s authority could not be checked',
            'Give no account detail until the mandate is checked.',
          ),
        ]
      : []),
    ...(isJourneyMissing
      ? [
          unknown(
            'journey',
            'KYC, promises and repeat contacts could not be checked',
            'Ask the customer; assume nothing.',
          ),
        ]
      : []),
  ];
}

function unknown(input: string, title: string, instruction: string): Notice {
  return { id: `unknown:${input}`, class: 'STOP', severity: 'critical', title, do: instruction, isUnknown: true };
}

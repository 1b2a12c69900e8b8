import type { Notice } from '../contract/blocks.ts';
import { lined } from '../prep-pack/format/lines.ts';
import { asOfTail } from '../prep-pack/format/source.ts';
import type { PackContext, SectionContent } from '../prep-pack/section.ts';
import type { SettledSections } from '../prep-pack/settled.ts';
import { judge } from './judgement.ts';
import { factsOf } from './rule.ts';

/** The place above the fold holds one title line; the other cards fold into it. */
const VISIBLE_CARDS = 1;

/** STOP and CARE cards, and what could not be checked: unknown is not none. */
export function firstContent(settled: SettledSections, context: PackContext): SectionContent {
  const notices = [...unreadable(settled, context), ...judge(settled, context, ['STOP', 'CARE']).notices];
  if (notices.length === 0) {
    return { status: 'empty', text: `Nothing else to stop or care for, ${asOfTail(context)}`, blocks: [] };
  }
  return {
    status: 'ready',
    blocks: [lined({ kind: 'notices', place: 'first', notices, visibleCount: VISIBLE_CARDS })],
  };
}

function unreadable(settled: SettledSections, { callerId, subject }: PackContext): Notice[] {
  const speaksForCustomer = callerId !== null && callerId !== subject.customerId;
  const isNetworkMissing = speaksForCustomer && factsOf(settled, 'network') === undefined;
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

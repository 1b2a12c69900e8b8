import type { Notice } from '../../../contract/blocks.ts';
import { SUPPORT_NEED_RULE } from '../../../insights/rules/support-need.ts';
import { dayText } from '../../format/day.ts';
import { sourceOf } from '../../format/source.ts';
import { lowerWords, sentence } from '../../format/words.ts';
import type { PackContext } from '../../section.ts';
import type { SupportNeed } from '../alerts.ts';

/** What to do for a person, never why: the adjustment, not the diagnosis. */
export function needCard(need: SupportNeed, context: PackContext): Notice {
  const whose = need.partyRole === 'caller' ? ' for the caller' : '';
  const kind = need.needCode === null ? '' : `: ${lowerWords(need.needCode)}`;
  return {
    id: need.recordKey,
    class: 'CARE',
    severity: 'high',
    title: `Support need recorded${whose}${kind}`,
    do: whatToDo(need),
    ...reviewDetail(need, context),
    rule: { id: SUPPORT_NEED_RULE.id, version: SUPPORT_NEED_RULE.version },
    reasons: [
      { label: 'Recorded', value: { text: dayText(need.recordedOn, context.today) } },
      { label: 'Stands until', value: { text: SUPPORT_NEED_RULE.lifetime } },
    ],
    source: sourceOf(need.sourceSystem, need.asOf, context),
  };
}

function whatToDo(need: SupportNeed): string {
  if (need.adjustmentText === null) return 'Ask what would help on this call; the recorded words are not yet released.';
  return `${sentence(need.adjustmentText)} Do not ask the customer to explain it again.`;
}

function reviewDetail(need: SupportNeed, context: PackContext): { detail?: string } {
  if (need.reviewOn === null || need.reviewOn >= context.today) return {};
  return { detail: `Review was due ${dayText(need.reviewOn, context.today)}: ask whether it still helps.` };
}

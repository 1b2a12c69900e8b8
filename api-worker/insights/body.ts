import type { Notice } from '../contract/blocks.ts';
import { noticeClass } from '../contract/blocks.ts';
import { lined } from '../prep-pack/format/lines.ts';
import { plural } from '../prep-pack/format/number.ts';
import { instantText, newest } from '../prep-pack/format/source.ts';
import { lowerFirst, lowerWords, sentence } from '../prep-pack/format/words.ts';
import type { PackContext, SectionContent } from '../prep-pack/section.ts';
import type { SettledSections } from '../prep-pack/settled.ts';
import { growthHeldBack } from './growth.ts';
import { factsOf } from './input.ts';
import type { Judgement } from './judgement.ts';
import { judge } from './judgement.ts';

const MOST_INSIGHTS = 5;

/** At most five CLOCK, CHANGE and GROW insights; growth held back in trouble, and what could not be checked named. */
export function bodyContent(settled: SettledSections, context: PackContext): SectionContent {
  const withheld = growthHeldBack(settled, context);
  const { notices, unchecked } = judge(
    settled,
    context,
    withheld === null ? ['CLOCK', 'CHANGE', 'GROW'] : ['CLOCK', 'CHANGE'],
  );
  const shown = [
    ...notices.slice(0, MOST_INSIGHTS),
    ...uncheckedNotice(unchecked),
    ...standardThresholdsNotice(settled, context),
  ];
  const block = lined({ kind: 'notices', place: 'body', notices: shown, ...(withheld === null ? {} : { withheld }) });
  if (notices.length > 0 || withheld !== null) return { status: 'ready', blocks: [block] };
  const text = `No insights from data as of ${dataAsOf(settled, context)}`;
  return { status: 'empty', text, blocks: shown.length === 0 ? [] : [block] };
}

function uncheckedNotice(unchecked: Judgement['unchecked']): Notice[] {
  if (unchecked.length === 0) return [];
  return [
    {
      id: 'unchecked',
      class: 'CHANGE',
      severity: 'info',
      title: `${plural(unchecked.length, 'check')} could not run`,
      detail: sentence(
        `Not known here: ${[...new Set(unchecked.map(({ missing }) => missingWords(missing)))].join('; ')}`,
      ),
      isUnknown: true,
    },
  ];
}

/** Said of every class: the cards above the fold are held against thresholds too. */
function standardThresholdsNotice(settled: SettledSections, context: PackContext): Notice[] {
  const { onStandardThresholds } = judge(settled, context, noticeClass.options);
  if (onStandardThresholds.length === 0) return [];
  const why =
    context.reference.thresholds === null
      ? 'The bank’s own thresholds could not be read.'
      : `The bank has set none for ${context.subject.market} in ${plural(onStandardThresholds.length, 'rule')}.`;
  return [
    {
      id: 'standard-thresholds',
      class: 'CHANGE',
      severity: 'info',
      title: 'Checked against standard thresholds',
      detail: why,
      isUnknown: true,
    },
  ];
}

/** The finding itself stays unsaid: named beside "no data" it would read as if it had been found. */
function missingWords(missing: string): string {
  return missing === 'kpis' ? 'key figures' : lowerWords(lowerFirst(missing));
}

/** The figures' own as-of; those computed at this moment would only say "now". */
function dataAsOf(settled: SettledSections, context: PackContext): string {
  const instants = (factsOf(settled, 'kpis')?.kpis ?? []).flatMap(({ asOf }) => asOf ?? []);
  const loaded = newest(instants.filter((instant) => instant !== context.asOf));
  return instantText(loaded ?? context.asOf, context);
}

import type { NoticeClass } from '../contract/blocks.ts';
import { joined, lowerFirst } from '../prep-pack/format/words.ts';
import type { PackContext } from '../prep-pack/section.ts';
import type { SettledSections } from '../prep-pack/settled.ts';
import type { Input } from './input.ts';
import { factsOf } from './input.ts';
import { judge } from './judgement.ts';

const TROUBLE: NoticeClass[] = ['STOP', 'CARE', 'CLOCK'];
/** What trouble is read from, in words. */
const INPUT_WORDS: Partial<Record<string, string>> = {
  alerts: 'restrictions and support needs',
  complaints: 'complaints',
  journey: 'promises and reviews',
  network: 'the caller’s authority',
};
/** Read by no rule of the insights, as the alerts draw their own cards. */
const ALWAYS_NEEDED: Input = 'alerts';

/** Why no growth idea is offered now, or null: nothing is sold into trouble, nor where trouble cannot be ruled out. */
export function growthHeldBack(settled: SettledSections, context: PackContext): string | null {
  const { notices, unchecked } = judge(settled, context, TROUBLE);
  const unread = [
    ...(factsOf(settled, ALWAYS_NEEDED) === undefined ? [ALWAYS_NEEDED] : []),
    ...unchecked.map(({ missing }) => missing),
  ];
  const names = [...new Set(unread)].map((missing) => INPUT_WORDS[missing] ?? missing);
  if (names.length > 0) return `Growth ideas held back: ${joined(names)} could not be checked.`;
  const live = liveTrouble(settled);
  if (live.length > 0) return `Growth ideas held back while ${joined(live)} ${live.length > 1 ? 'are' : 'is'} live.`;
  const [urgent] = notices;
  return urgent === undefined ? null : `Growth ideas held back: ${lowerFirst(urgent.title)}.`;
}

function liveTrouble(settled: SettledSections): string[] {
  const alerts = factsOf(settled, 'alerts');
  const counts: [number | undefined, string][] = [
    [alerts?.restrictions.length, 'a restriction'],
    [alerts?.needs.length, 'a support need'],
    [factsOf(settled, 'complaints')?.open.length, 'a complaint'],
  ];
  return counts.filter(([count]) => count !== undefined && count > 0).map(([, name]) => name);
}

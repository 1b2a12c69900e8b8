import { joined } from '../prep-pack/format/words.ts';
import type { PackContext } from '../prep-pack/section.ts';
import type { SettledSections } from '../prep-pack/settled.ts';
import { judge } from './judgement.ts';
import type { Input } from './rule.ts';
import { factsOf } from './rule.ts';

/** What must be readable before anything may be offered, in words. */
const MUST_READ: [Input, string][] = [
  ['alerts', 'restrictions and support needs'],
  ['complaints', 'complaints'],
  ['journey', 'promises and reviews'],
];

/** Why no growth idea is offered now, or null: nothing is sold into trouble, nor where trouble cannot be ruled out. */
export function growthHeldBack(settled: SettledSections, context: PackContext): string | null {
  const unreadable = MUST_READ.filter(([input]) => factsOf(settled, input) === undefined).map(([, name]) => name);
  if (unreadable.length > 0) return `Growth ideas held back: ${joined(unreadable)} could not be checked.`;
  const live = liveTrouble(settled);
  if (live.length > 0) return `Growth ideas held back while ${joined(live)} ${live.length > 1 ? 'are' : 'is'} live.`;
  const [urgent] = judge(settled, context, ['STOP', 'CARE', 'CLOCK']).notices;
  return urgent === undefined ? null : `Growth ideas held back: ${beginning(urgent.title)}.`;
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

/** A title inside a sentence; an abbreviation keeps its capitals. */
function beginning(title: string): string {
  return /^[A-Z]{2}/u.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

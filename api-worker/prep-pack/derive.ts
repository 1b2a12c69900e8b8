import type { SectionFrame } from '../contract/frames.ts';
import type { Reference } from './reference.ts';
import type { RunnableSection } from './runnable.ts';
import type { DerivedSection, PackContext, SectionContent } from './section.ts';
import type { SettledSections } from './settled.ts';

const PACK_DEADLINE_MS = 8_000;
const DERIVE_BEFORE_END_MS = 1_000;

export type DerivedPart = Extract<SectionFrame['part'], 'first' | 'body'>;

export interface Derivation {
  insights: DerivedSection;
  wanted: RunnableSection[];
  /** One per wanted section, in the same order. */
  running: Promise<void>[];
  settled: SettledSections;
  context: PackContext;
  reference: Promise<Reference>;
  signal: AbortSignal;
}

/** The rules' two parts: cards when what they need has settled, the list at settling or shortly before the pack's end. */
export async function derive(
  { insights, wanted, running, settled, context, reference, signal }: Derivation,
  send: (part: DerivedPart, make: () => SectionContent) => void,
): Promise<void> {
  const { promise: timeIsUp, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, PACK_DEADLINE_MS - DERIVE_BEFORE_END_MS);
  const needed = running.filter((_, index) => insights.firstNeeds.includes(wanted[index]?.id ?? insights.id));
  await Promise.race([Promise.all(needed), timeIsUp]);
  const informed = { ...context, reference: await reference };
  send('first', () => insights.toFirst(withTimeouts(settled, wanted), informed));
  await Promise.race([Promise.all(running), timeIsUp]);
  clearTimeout(timer);
  const known = withTimeouts(settled, wanted);
  send('body', () => insights.toBody(known, informed));
  const late = await insights.toLateBody?.(known, informed, signal);
  if (late) send('body', () => late);
}

/** What has not settled by now counts as timed out, so that no rule takes a gap for "nothing". */
function withTimeouts(settled: SettledSections, wanted: RunnableSection[]): SettledSections {
  const late = wanted
    .filter(({ id }) => !settled[id])
    .map(({ id }) => [id, { outcome: 'failed', code: 'timeout' }] as const);
  return { ...Object.fromEntries(late), ...settled };
}

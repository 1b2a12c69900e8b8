import type { DoneFrame, Frame, SectionFrame } from '../contract/frames.ts';
import type { SectionId } from '../contract/sections.ts';
import { FrameQueue } from './frame-queue.ts';
import type { RunnableSection } from './runnable.ts';
import type { DerivedSection, PackContext, SectionContent } from './section.ts';
import type { SettleDependencies, SettledSection } from './settle.ts';
import { settle } from './settle.ts';
import type { SettledSections } from './settled.ts';

const SECTION_DEADLINE_MS = 4_000;
const PACK_DEADLINE_MS = 8_000;
const DERIVE_BEFORE_END_MS = 1_000;
const ALERTS_FIRST_FOR_MS = 1_500;
const PING_EVERY_MS = 5_000;

export interface RunSectionsDependencies extends SettleDependencies {
  sections: readonly RunnableSection[];
  insights: DerivedSection;
}

export interface SectionsRun {
  ticketId: string;
  asked: SectionId[];
  context: PackContext;
  signal: AbortSignal;
  /** When the request came in; frames count from there. */
  startedMs: number;
  /** Back-end time already spent on the way to the identity. */
  preludeMs: number;
}

/** All sections side by side, each frame as it is ready; alerts go first, or others follow after 1.5 s. */
export async function* runSections(dependencies: RunSectionsDependencies, run: SectionsRun): AsyncGenerator<Frame> {
  const queue = new FrameQueue();
  const timers = [
    setTimeout(() => queue.openGate(), ALERTS_FIRST_FOR_MS),
    setInterval(() => queue.push({ type: 'ping', ticketId: run.ticketId }), PING_EVERY_MS),
  ];
  const finished = produce(dependencies, run, queue).finally(() => queue.end());
  try {
    yield* queue.read();
    await finished;
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}

async function produce(dependencies: RunSectionsDependencies, run: SectionsRun, queue: FrameQueue): Promise<void> {
  const asked = new Set(run.asked);
  const isDerivedAsked = asked.has(dependencies.insights.id);
  const wanted = dependencies.sections.filter(({ id }) => isDerivedAsked || asked.has(id));
  const outcome = { failed: 0, slowestMs: 0 };
  const settled: SettledSections = {};
  const sinceStartMs = () => Math.round(dependencies.nowMs() - run.startedMs);

  const send = (id: SectionId, part: SectionFrame['part'], content: SettledSection['content'], pathMs: number) => {
    const frame = {
      ...sectionFrame(run.ticketId, id, part, content, sinceStartMs()),
      pathMs: Math.round(run.preludeMs + pathMs),
    };
    if (id === 'alerts') queue.push(frame);
    else queue.pushBehindGate(frame);
  };
  const running = wanted.map(async (section) => {
    const end = await settle(dependencies, section, run.context, {
      signal: run.signal,
      deadlineMs: SECTION_DEADLINE_MS,
    });
    settled[section.id] = end.settled;
    outcome.slowestMs = Math.max(outcome.slowestMs, end.pathMs);
    if (end.content.status === 'failed' && asked.has(section.id)) outcome.failed += 1;
    if (asked.has(section.id)) send(section.id, 'all', end.content, end.pathMs);
    if (section.id === 'alerts') queue.openGate();
  });
  if (!asked.has('alerts')) queue.openGate();

  const derived = isDerivedAsked
    ? derive(dependencies, { wanted, running, settled, context: run.context }, (part, content) =>
        send(dependencies.insights.id, part, content, outcome.slowestMs),
      )
    : Promise.resolve();
  await Promise.all([...running, derived]);
  queue.openGate();
  const done: DoneFrame = {
    type: 'done',
    ticketId: run.ticketId,
    complete: outcome.failed === 0,
    ms: sinceStartMs(),
    slowestPathMs: Math.round(run.preludeMs + outcome.slowestMs),
  };
  queue.push(done);
}

interface Derivation {
  wanted: RunnableSection[];
  running: Promise<void>[];
  settled: SettledSections;
  context: PackContext;
}

/** The rules' two parts: cards when what they need has settled, the list at settling or shortly before the pack's end. */
async function derive(
  { insights }: RunSectionsDependencies,
  { wanted, running, settled, context }: Derivation,
  send: (part: 'first' | 'body', content: SectionContent) => void,
): Promise<void> {
  const { promise: timeIsUp, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, PACK_DEADLINE_MS - DERIVE_BEFORE_END_MS);
  const needed = running.filter((_, index) => insights.firstNeeds.includes(wanted[index]?.id ?? insights.id));
  await Promise.race([Promise.all(needed), timeIsUp]);
  send('first', insights.toFirst(withTimeouts(settled, wanted), context));
  await Promise.race([Promise.all(running), timeIsUp]);
  clearTimeout(timer);
  send('body', insights.toBody(withTimeouts(settled, wanted), context));
}

/** What has not settled by now counts as timed out, so that no rule takes a gap for "nothing". */
function withTimeouts(settled: SettledSections, wanted: RunnableSection[]): SettledSections {
  const late = wanted
    .filter(({ id }) => !settled[id])
    .map(({ id }) => [id, { outcome: 'failed', code: 'timeout' }] as const);
  return { ...Object.fromEntries(late), ...settled };
}

function sectionFrame(
  ticketId: string,
  id: SectionId,
  part: SectionFrame['part'],
  content: SettledSection['content'],
  ms: number,
): SectionFrame {
  const shared = { type: 'section', ticketId, id, part, ms } as const;
  if (content.status === 'failed') return { ...shared, status: 'failed', code: content.code, blocks: [] };
  const text = content.status === 'empty' ? { text: content.text } : {};
  return { ...shared, status: content.status, ...text, blocks: content.blocks };
}

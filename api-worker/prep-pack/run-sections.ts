import type { Frame, SectionFrame } from '../contract/frames.ts';
import type { SectionId } from '../contract/sections.ts';
import type { DerivedPart } from './derive.ts';
import { derive } from './derive.ts';
import { FrameQueue } from './frame-queue.ts';
import type { ReadReference } from './reference.ts';
import type { RunnableSection } from './runnable.ts';
import type { DerivedSection, PackContext, SectionContent } from './section.ts';
import type { SettleDependencies, SettledSection } from './settle.ts';
import { settle } from './settle.ts';
import type { SettledSections } from './settled.ts';

const SECTION_DEADLINE_MS = 4_000;
const ALERTS_FIRST_FOR_MS = 1_500;
const PING_EVERY_MS = 5_000;

export interface RunSectionsDependencies extends SettleDependencies {
  sections: readonly RunnableSection[];
  insights: DerivedSection;
  readReference: ReadReference;
}

export interface SectionsRun {
  ticketId: string;
  asked: SectionId[];
  context: PackContext;
  /** When it aborts, queries end and nothing more is sent: a stream without its `done` was cut. */
  signal: AbortSignal;
  /** When the request came in; frames count from there. */
  startedMs: number;
  /** Back-end time already spent on the way to the identity. */
  preludeMs: number;
}

/** All sections side by side, each frame as it is ready; alerts go first, or others follow after 1.5 s. */
export async function* runSections(dependencies: RunSectionsDependencies, run: SectionsRun): AsyncGenerator<Frame> {
  if (run.signal.aborted) return;
  const queue = new FrameQueue();
  const timers = [
    setTimeout(() => queue.openGate(), ALERTS_FIRST_FOR_MS),
    setInterval(() => queue.push({ type: 'ping', ticketId: run.ticketId }), PING_EVERY_MS),
  ];
  const cut = () => queue.cut();
  run.signal.addEventListener('abort', cut, { once: true });
  const finished = produce(dependencies, run, queue).finally(() => queue.end());
  try {
    yield* queue.read();
    if (!run.signal.aborted) await finished;
  } finally {
    for (const timer of timers) clearTimeout(timer);
    run.signal.removeEventListener('abort', cut);
  }
}

async function produce(dependencies: RunSectionsDependencies, run: SectionsRun, queue: FrameQueue): Promise<void> {
  const { insights, nowMs } = dependencies;
  const { asked, context, ticketId } = run;
  const wanted = dependencies.sections.filter(({ id }) => asked.includes(insights.id) || asked.includes(id));
  const reference = dependencies.readReference(context);
  const settled: SettledSections = {};
  const outcome = { failed: 0, slowestMs: 0 };
  const sinceStartMs = () => Math.round(nowMs() - run.startedMs);

  const send = (part: SectionFrame['part'], { id, content, pathMs }: Omit<SettledSection, 'settled'>) => {
    if (!asked.includes(id)) return;
    if (content.status === 'failed') outcome.failed += 1;
    const frame = { ...sectionFrame(ticketId, id, part, content), ms: sinceStartMs() };
    const timed = { ...frame, pathMs: Math.round(run.preludeMs + pathMs) };
    if (id === 'alerts') queue.push(timed);
    else queue.pushBehindGate(timed);
  };
  const running = wanted.map(async (section) => {
    const options = { signal: run.signal, deadlineMs: SECTION_DEADLINE_MS };
    const end = await settle(dependencies, section, context, options, reference);
    settled[section.id] = end.settled;
    outcome.slowestMs = Math.max(outcome.slowestMs, end.pathMs);
    send('all', end);
    if (section.id === 'alerts') queue.openGate();
  });
  if (!asked.includes('alerts')) queue.openGate();

  const sendDerived = (part: DerivedPart, make: () => SectionContent) =>
    send(part, { id: insights.id, content: madeOrFailed(dependencies, make), pathMs: outcome.slowestMs });
  const derived = asked.includes(insights.id)
    ? derive({ insights, wanted, running, settled, context, reference, signal: run.signal }, sendDerived)
    : Promise.resolve();
  await Promise.all([...running, derived]);
  queue.openGate();
  const times = { ms: sinceStartMs(), slowestPathMs: Math.round(run.preludeMs + outcome.slowestMs) };
  queue.push({ type: 'done', ticketId, complete: outcome.failed === 0, ...times });
}

/** A rule that throws costs its own part, as a query does its section. */
function madeOrFailed(
  { insights, onFailure }: RunSectionsDependencies,
  make: () => SectionContent,
): SettledSection['content'] {
  try {
    return make();
  } catch (error) {
    onFailure({ section: insights.id, code: 'malformed', error });
    return { status: 'failed', code: 'malformed' };
  }
}

function sectionFrame(
  ticketId: string,
  id: SectionId,
  part: SectionFrame['part'],
  content: SettledSection['content'],
): Omit<SectionFrame, 'ms'> {
  const shared = { type: 'section', ticketId, id, part } as const;
  if (content.status === 'failed') return { ...shared, status: 'failed', code: content.code, blocks: [] };
  const text = content.status === 'empty' ? { text: content.text } : {};
  return { ...shared, status: content.status, ...text, blocks: content.blocks };
}

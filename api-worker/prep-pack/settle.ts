import type { SectionCode, SectionId } from '../contract/sections.ts';
import type { RunQuery } from '../warehouse/query.ts';
import type { WarehouseFailure } from '../warehouse/warehouse-error.ts';
import { WarehouseError } from '../warehouse/warehouse-error.ts';
import type { Reference } from './reference.ts';
import type { RunnableSection } from './runnable.ts';
import type { PackContext, SectionContent } from './section.ts';
import type { Settled } from './settled.ts';

/** One section's end: what to send, what the rules may use, and how long its own path was. */
export interface SettledSection {
  id: SectionId;
  content: SectionContent | { status: 'failed'; code: SectionCode };
  settled: Settled;
  pathMs: number;
}

const CODES: Record<WarehouseFailure, SectionCode> = {
  aborted: 'unavailable',
  timeout: 'timeout',
  unavailable: 'unavailable',
  denied: 'unavailable',
  malformed: 'malformed',
  wrong_subject: 'wrong_subject',
  too_many_rows: 'too_many_rows',
  invalid_query: 'unavailable',
};

export interface SettleDependencies {
  runQuery: RunQuery;
  nowMs: () => number;
  /** Told of every failed section, unless nobody waits for it any more; never of its data. */
  onFailure: (failure: { section: SectionId; code: SectionCode; error: unknown }) => void;
}

/** Runs a section to its end; an exception becomes one failed section and never touches the others. */
export async function settle(
  { runQuery, nowMs, onFailure }: SettleDependencies,
  section: RunnableSection,
  context: PackContext,
  options: { signal: AbortSignal; deadlineMs: number },
  reference: Promise<Reference>,
): Promise<SettledSection> {
  const startedMs = nowMs();
  const pathMs = () => nowMs() - startedMs;
  try {
    const { facts, content } = await section.run(runQuery, context, options, reference);
    return { id: section.id, content, settled: { outcome: 'facts', facts }, pathMs: pathMs() };
  } catch (error) {
    const code = error instanceof WarehouseError ? CODES[error.failure] : 'malformed';
    if (!options.signal.aborted) onFailure({ section: section.id, code, error });
    return {
      id: section.id,
      content: { status: 'failed', code },
      settled: { outcome: 'failed', code },
      pathMs: pathMs(),
    };
  }
}

import { ProblemError } from '../api/problem-error.ts';
import { pause } from '../panel/pause.ts';
import type { PacksDependencies } from './create-packs.ts';
import type { PackAsk, PackRecord } from './pack-record.ts';
import { endDoubt, identifying, packOf, setPack, takeTicket } from './pack-record.ts';
import { withReserved } from './pack-view.ts';
import type { RunKind } from './run-pack.ts';
import { runPack, showLookUpFailed } from './run-pack.ts';

const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000];
/** So long a pack may stand whose customer may have changed and could not be asked for. */
const MAX_DOUBT_MS = 30_000;

/** The requests for the packs of all records: one at a time each, and what is due goes out when the one before is over. */
export function createRuns(
  records: ReadonlyMap<string, PackRecord>,
  { api, nowMs, onChange }: Pick<PacksDependencies, 'api' | 'nowMs' | 'onChange'>,
) {
  const start = (record: PackRecord, kind: RunKind, request: PackAsk) => {
    // Another pack than the origin's says nothing of the change the origin was being asked about.
    if (record.run !== null && record.isRefreshing && request !== record.origin) record.isRefreshDue = true;
    record.isRefreshing = kind === 'refresh';
    void runPack(record, kind, request, { api, nowMs, onChange, onOver });
  };
  const tryAgain = createDoubts(refresh, onChange);

  function restart(record: PackRecord, request: PackAsk): void {
    record.view = identifying(record.origin);
    record.dueSections = [];
    if (request === record.origin) {
      record.isRefreshDue = false;
      endDoubt(record);
    }
    takeTicket(record, {});
    start(record, 'fresh', request);
    onChange();
  }

  function onOver(record: PackRecord, isRestartNeeded: boolean, refreshFault?: unknown): void {
    if (records.get(record.key) !== record) return;
    if (isRestartNeeded) restart(record, record.origin);
    else if (refreshFault !== undefined) void tryAgain(record, refreshFault);
    else if (record.isRefreshDue) {
      record.isRefreshDue = false;
      start(record, 'refresh', record.origin);
    }
    if (record.run === null) startDueSections(record);
  }

  function refresh(record: PackRecord): void {
    if (record.view.state === 'set-aside') return;
    if (record.view.state === 'identifying') restart(record, record.shownBy);
    else if (record.run !== null) record.isRefreshDue = true;
    else start(record, 'refresh', record.origin);
  }

  /** Never aborts what is under way: that may be asking whether it is still the same customer. */
  function retrySections(record: PackRecord, sectionIds: readonly string[]): void {
    const pack = packOf(record);
    if (pack === null || sectionIds.length === 0) return;
    // Insights are drawn from the others' facts, so they are asked for with any of them.
    const isAsked = (id: string) => sectionIds.includes(id) || record.dueSections.includes(id) || id === 'insights';
    record.dueSections = pack.sections.map(({ place }) => place.id).filter(isAsked);
    setPack(record, withReserved(pack, record.dueSections));
    if (record.run === null) startDueSections(record);
    onChange();
  }

  function startDueSections(record: PackRecord): void {
    const sections = [...record.dueSections];
    const pack = packOf(record);
    record.dueSections = [];
    if (pack === null || sections.length === 0) return;
    setPack(record, withReserved(pack, sections));
    start(record, 'sections', { ...record.shownBy, sections, ticket: record.ticket });
  }

  return { start, restart, refresh, retrySections };
}

/** A refresh that failed is asked for again and again; a pack that nobody can confirm does not stay. */
function createDoubts(refresh: (record: PackRecord) => void, onChange: () => void) {
  function begin(record: PackRecord, fault: unknown): AbortSignal {
    const asking = new AbortController();
    const { signal } = asking;
    record.doubt = asking;
    void pause(MAX_DOUBT_MS, signal).then(() => {
      if (signal.aborted) return;
      showLookUpFailed(record, fault);
      record.originIdentity = null;
      record.dueSections = [];
      takeTicket(record, {});
      onChange();
    });
    return signal;
  }

  return async (record: PackRecord, fault: unknown): Promise<void> => {
    const signal = record.doubt?.signal ?? begin(record, fault);
    const retryMs = RETRY_MS[Math.min(record.failedRefreshCount, RETRY_MS.length - 1)] ?? 15_000;
    record.failedRefreshCount += 1;
    const retryAfterMs = fault instanceof ProblemError ? (fault.retryAfterS ?? 0) * 1000 : 0;
    await pause(Math.max(retryMs, retryAfterMs), signal);
    if (signal.aborted) return;
    if (record.run === null) refresh(record);
    else record.isRefreshDue = true;
  };
}

import type { PackView } from '../../../components/panel-state.ts';
import { codeOf, ProblemError } from '../api/problem-error.ts';
import type { WorkerApi } from '../api/worker-api.ts';
import { pause } from '../panel/pause.ts';
import type { PackAsk, PackRecord } from './pack-record.ts';
import { endDoubt, identityText, packOf, setPack, showIdentity, takeHandles, takeTicket } from './pack-record.ts';
import { areAlertsSettled, ended, withAlertsChecking, withPart } from './pack-view.ts';
import type { IdentityFrame } from './parse-frame.ts';
import type { PackListener } from './stream-pack.ts';
import { streamPack } from './stream-pack.ts';

/**
 * `fresh` shows whatever comes; `refresh` keeps what is shown unless the identity says something new; `sections` adds
 * to the pack that is shown.
 */
export type RunKind = 'fresh' | 'refresh' | 'sections';

export type RunDependencies = {
  api: Pick<WorkerApi, 'requestPack'>;
  nowMs: () => number;
  onChange: () => void;
  /**
   * A run is over; `isRestartNeeded`: the pack on screen can no longer be completed as it stands; `refreshFault`: why a
   * refresh did not even bring an identity.
   */
  onOver: (record: PackRecord, isRestartNeeded: boolean, refreshFault?: unknown) => void;
};

type RunOutcome = { isRestartNeeded: boolean; refreshFault?: unknown };

export async function runPack(
  record: PackRecord,
  kind: RunKind,
  request: PackAsk,
  dependencies: RunDependencies,
): Promise<void> {
  record.run?.abort();
  const run = new AbortController();
  record.run = run;
  const outcome: RunOutcome = { isRestartNeeded: false };
  const listener = createListener({ record, kind, request, run, dependencies, outcome });
  try {
    const body = await ask(kind, request, run.signal, dependencies.api);
    await streamPack(body, listener, run.signal, { isAlertsFirst: kind !== 'sections' });
  } catch (error) {
    if (!run.signal.aborted) takeFault(record, kind, error, outcome);
  }
  if (record.run !== run) return;
  record.run = null;
  dependencies.onChange();
  dependencies.onOver(record, outcome.isRestartNeeded, outcome.refreshFault);
}

const SECOND_TRY_MS = 1_000;

/** A conflict without a ticket is another request of this rep's that took the place, and no news of the conversation. */
async function ask(kind: RunKind, request: PackAsk, signal: AbortSignal, api: RunDependencies['api']) {
  try {
    return await api.requestPack(request, signal);
  } catch (error) {
    if (kind !== 'fresh' || codeOf(error) !== 'conflict') throw error;
    // Two panels that tried again at the same moment would be in each other's way again.
    await pause(SECOND_TRY_MS * (0.5 + Math.random() / 2), signal);
    signal.throwIfAborted();
    return await api.requestPack(request, signal);
  }
}

type Running = {
  record: PackRecord;
  kind: RunKind;
  request: PackAsk;
  run: AbortController;
  dependencies: RunDependencies;
  outcome: RunOutcome;
};

function createListener(running: Running): PackListener {
  const { record, run, dependencies } = running;
  const change = (step: () => void) => {
    if (run.signal.aborted || record.run !== run) return;
    step();
    dependencies.onChange();
  };
  const onPack = (next: (pack: PackView) => PackView) =>
    change(() => {
      const pack = packOf(record);
      if (pack !== null) setPack(record, next(pack));
    });
  return {
    onIdentity: (frame) => change(() => takeIdentity(running, frame)),
    onPart: (part) => onPack((pack) => withPart(pack, part)),
    onChecking: () => onPack((pack) => (areAlertsSettled(pack) ? pack : withAlertsChecking(pack))),
    onEnd: (stream) => onPack((pack) => ended(pack, stream)),
  };
}

function takeIdentity({ record, kind, request, run, dependencies, outcome }: Running, frame: IdentityFrame): void {
  if (request === record.origin) endDoubt(record);
  if (kind === 'fresh' || (kind === 'refresh' && record.originIdentity !== identityText(frame))) {
    show(record, request, frame, dependencies.nowMs());
  } else if (kind === 'sections' && isIdentityOnScreen(record, frame)) {
    takeTicket(record, frame);
  } else {
    outcome.isRestartNeeded = kind === 'sections';
    takeHandles(record, frame);
    run.abort();
  }
}

function show(record: PackRecord, request: PackAsk, frame: IdentityFrame, nowMs: number): void {
  showIdentity(record, frame, new Date(nowMs).toISOString());
  record.shownBy = request;
  if (request !== record.origin) return;
  record.originIdentity = identityText(frame);
  dropWordNotBelieved(record, frame);
}

/** A word of the rep's that raised nothing has run out or is about somebody else; it is not given again. */
function dropWordNotBelieved(record: PackRecord, { identity }: IdentityFrame): void {
  if (record.origin.verification === undefined) return;
  if (identity.state === 'look-up-failed' || (identity.state === 'identified' && identity.level === 'verified')) return;
  record.origin = { conversationId: record.origin.conversationId };
  record.shownBy = record.origin;
}

function isIdentityOnScreen(record: PackRecord, frame: IdentityFrame): boolean {
  return JSON.stringify(packOf(record)?.identity) === JSON.stringify(frame.identity);
}

/**
 * A fresh look-up that failed says so; a refresh that failed is still due; sections that failed are failed, unless the
 * worker says that their ticket is of another customer than the conversation's.
 */
function takeFault(record: PackRecord, kind: RunKind, error: unknown, outcome: RunOutcome): void {
  if (kind === 'fresh') showLookUpFailed(record, error);
  else if (kind === 'refresh') outcome.refreshFault = error;
  else if (codeOf(error) === 'conflict') outcome.isRestartNeeded = true;
  else {
    const pack = packOf(record);
    if (pack !== null) setPack(record, ended(pack, 'cut'));
  }
}

export function showLookUpFailed(record: PackRecord, error: unknown): void {
  const retryAfterS = error instanceof ProblemError ? error.retryAfterS : undefined;
  record.view = { state: 'look-up-failed', code: codeOf(error), retryAfterS };
}

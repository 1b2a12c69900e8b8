import type { RunningWorker } from './running-worker.ts';

/** What each alert because of a rep was about, as the audit dates it and operators read it. */
export function alertsAbout(worker: RunningWorker, repId: string): unknown[] {
  return worker
    .audits()
    .filter((line) => line.result === 'enumeration' && line.repId === repId)
    .map(
      ({ correlationId }) => worker.lines().find(({ alert, requestId }) => alert && requestId === correlationId)?.about,
    );
}

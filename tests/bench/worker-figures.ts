import { readFileSync } from 'node:fs';
import type { Frame, SectionFrame } from '../../api-worker/contract/frames.ts';
import { REP } from '../../mocks/stage/cast.ts';
import { reportOf } from '../../mocks/stage/pack-log.ts';
import type { RepClient } from '../../mocks/stage/rep-client.ts';
import { signIn } from '../../mocks/stage/rep-client.ts';
import type { Stage } from '../../mocks/stage/stage.ts';
import { median, percentile } from './statistics.ts';

const MEASURED_PACKS = 30;
const WARM_UP_PACKS = 5;
const MEMORY_PACKS = 1_000;
const SIGN_IN_AGAIN_AFTER = 200;

export interface WorkerFigures {
  packs: number;
  /** Complete pack against the slowest path of the same pack. */
  completeRatioMedian: number;
  completeRatioP95: number;
  /** First section against its own path. */
  firstSectionRatioMedian: number;
  completeMsMedian: number;
  memoryIdleMb: number;
  memoryAfterMb: number;
  memoryPacks: number;
}

/** Back-end latency as of a real warehouse, so that ratios say what the worker adds. */
async function plantLatency(stage: Stage, medianMs: number): Promise<void> {
  const fault = { match: { method: 'POST' }, latency: { logNormal: { medianMs, sigma: 0.5, seed: 7 } } };
  const answer = await fetch(`${stage.bigQueryEndpoint}/__control/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  if (!answer.ok) throw new Error(`the local BigQuery refused the latency: ${answer.status} ${await answer.text()}`);
}

async function clearFaults(stage: Stage): Promise<void> {
  await fetch(`${stage.bigQueryEndpoint}/__control/faults`, { method: 'DELETE' });
}

export async function measureWorker(stage: Stage, conversationId: string): Promise<WorkerFigures> {
  const memoryIdleMb = residentMb(stage.worker.pid);
  let rep = await signIn(stage, REP);
  await plantLatency(stage, 350);
  const measured: Frame[][] = [];
  for (let index = 0; index < WARM_UP_PACKS + MEASURED_PACKS; index += 1) {
    const frames = await onePack(rep, conversationId);
    if (index >= WARM_UP_PACKS) measured.push(frames);
  }
  await clearFaults(stage);
  for (let index = measured.length; index < MEMORY_PACKS; index += 1) {
    if (index % SIGN_IN_AGAIN_AFTER === 0) rep = await signIn(stage, REP);
    await onePack(rep, conversationId);
  }
  const ratios = measured.map(completeRatio);
  return {
    packs: measured.length,
    completeRatioMedian: median(ratios),
    completeRatioP95: percentile(ratios, 0.95),
    firstSectionRatioMedian: median(measured.map(firstSectionRatio)),
    completeMsMedian: median(measured.map((frames) => reportOf(frames)?.completeMs ?? Number.NaN)),
    memoryIdleMb,
    memoryAfterMb: residentMb(stage.worker.pid),
    memoryPacks: MEMORY_PACKS,
  };
}

async function onePack(rep: RepClient, conversationId: string): Promise<Frame[]> {
  const frames: Frame[] = [];
  for await (const frame of rep.pack({ conversationId })) frames.push(frame);
  return frames;
}

function completeRatio(frames: Frame[]): number {
  const report = reportOf(frames);
  if (!report || report.sections.length === 0) throw new Error('a measured pack was not complete');
  return report.completeMs / report.slowestPathMs;
}

function firstSectionRatio(frames: Frame[]): number {
  const first = frames.find((frame): frame is SectionFrame => frame.type === 'section');
  return first?.pathMs ? first.ms / first.pathMs : Number.NaN;
}

function residentMb(pid: number): number {
  const kb = /VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kb) / 1024);
}

import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { ring, sign } from '../../mocks/stage/arrivals.ts';
import { PLAYWRIGHT_SEES_PANELS } from '../../mocks/stage/browser.ts';
import { REP } from '../../mocks/stage/cast.ts';
import { buildExtension } from '../../mocks/stage/extension.ts';
import { createProgress } from '../../mocks/stage/progress.ts';
import { startStage } from '../../mocks/stage/stage.ts';
import { openTheatre } from '../../mocks/stage/theatre.ts';
import { measurePaint } from './paint-figures.ts';
import { measurePanel } from './panel-size.ts';
import { measureWorker } from './worker-figures.ts';

/** Prints the figures of the README. Ratios are within one run; milliseconds and megabytes are this machine's. */
process.env[PLAYWRIGHT_SEES_PANELS] = '1';
const progress = createProgress(
  (text) => process.stderr.write(text),
  () => performance.now(),
);

progress.step('measuring the worker');
const worker = await withStage(async (stage) => {
  const scenario = scenarioOf('fraud-delay-builder');
  const conversationId = ring(stage, REP, scenario);
  await sign(stage, conversationId, scenario, 'verified');
  return await measureWorker(stage, conversationId);
});
progress.step('measuring the panel');
const size = measurePanel(await buildExtension(process.env));
const theatre = await openTheatre({
  environment: process.env,
  progress,
  isUnattended: true,
  stage: { rateLimitPerMinute: 1_000_000 },
});
const paint = await measurePaint(theatre).finally(theatre.close);
progress.finish();

const rows: [string, string][] = [
  [`complete pack / slowest path of the same pack, median of ${worker.packs}`, worker.completeRatioMedian.toFixed(3)],
  ['the same, 95th percentile', worker.completeRatioP95.toFixed(3)],
  ['first section / its own path, median', worker.firstSectionRatioMedian.toFixed(3)],
  ['complete pack with a 350 ms warehouse, median', `${Math.round(worker.completeMsMedian)} ms`],
  ['worker memory, idle', `${worker.memoryIdleMb} MB`],
  [`worker memory, after ${worker.memoryPacks} packs`, `${worker.memoryAfterMb} MB`],
  ['panel JavaScript before the first screen', `${size.firstKbGzip} kB gzip`],
  ['panel JavaScript loaded later (dense chart)', `${size.laterKbGzip} kB gzip`],
  ['content script', `${size.contentScriptKb} kB`],
  [
    `conversation shown → identity painted, back end taken out, median of ${paint.paints}`,
    `${paint.shownToPaintedMsMedian} ms`,
  ],
];
console.log(
  ['| figure | value |', '|---|---|', ...rows.map(([figure, value]) => `| ${figure} | ${value} |`)].join('\n'),
);

async function withStage<Result>(
  measure: (stage: Awaited<ReturnType<typeof startStage>>) => Promise<Result>,
): Promise<Result> {
  const stage = await startStage({ progress: progress.step, rateLimitPerMinute: 1_000_000 });
  return await measure(stage).finally(stage.close);
}

import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { playAll } from './all-scenarios.ts';
import { PLAYWRIGHT_SEES_PANELS } from './browser.ts';
import { playLive } from './live.ts';
import { playOnce } from './once.ts';
import { createProgress } from './progress.ts';
import type { Theatre } from './theatre.ts';
import { openTheatre } from './theatre.ts';

process.env[PLAYWRIGHT_SEES_PANELS] = '1';
const environment = process.env;
const screenshots = fileURLToPath(new URL('../../.output/screenshots', import.meta.url));
const progress = createProgress((text) => process.stderr.write(text), performance.now.bind(performance));

const { values } = parseArgs({
  options: { once: { type: 'boolean', default: false }, scenario: { type: 'string' } },
});

let theatre: Theatre | null = null;
let isEnding = false;

/** Ctrl-C, a closed window and the end of the play all leave nothing running. */
async function end(code: number): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await theatre?.close().catch(() => undefined);
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end(130));

process.once('uncaughtException', (error) => {
  console.error(error);
  void end(1);
});

try {
  const isUnattended = values.once || values.scenario !== undefined;
  theatre = await openTheatre({ environment, progress, isUnattended });
  if (!isUnattended) {
    await playLive(theatre, progress);
    await end(0);
  }
  const report = values.scenario === undefined ? await once(theatre) : await all(theatre, values.scenario);
  progress.finish();
  console.log(JSON.stringify(report));
  await end(report.ok ? 0 : 1);
} catch (error) {
  progress.finish();
  console.error(error instanceof Error ? error.message : error);
  console.log(JSON.stringify({ ok: false, reason: error instanceof Error ? error.message : String(error) }));
  await end(1);
}

async function once(opened: Theatre) {
  rmSync(screenshots, { recursive: true, force: true });
  return await playOnce(opened, { environment, screenshots, step: progress.step });
}

async function all(opened: Theatre, which: string) {
  if (which !== 'all') throw new Error('--scenario takes "all".');
  const scenarios = await playAll(opened, progress.step);
  return { ok: scenarios.every(({ ok }) => ok), scenarios };
}

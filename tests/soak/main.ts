import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { REP } from '../../mocks/stage/cast.ts';
import { createProgress } from '../../mocks/stage/progress.ts';
import type { Stage } from '../../mocks/stage/stage.ts';
import { startStage } from '../../mocks/stage/stage.ts';
import { INSPECTED } from './inspected-worker.ts';
import type { Tally } from './shift.ts';
import { work } from './shift.ts';
import { faultsOf, megabytes, unexplainedHeapBytes } from './verdict.ts';
import type { WorkerState } from './worker-state.ts';
import { stateOf } from './worker-state.ts';

/** `npm run prove:soak -- --minutes 5`: the running worker after much work is the worker before it, or exit code 1. */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '5' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new RangeError(`--minutes ${values.minutes} is no time`);

/** Code is compiled and caches are filled before the worker is measured. */
const WARM_UP_SHARE = 0.3;
const AT_ONCE = 2;
const REPS = 24;
/** Connections kept alive for a next request close by themselves within it. */
const SETTLING_MS = 12_000;

const users = Array.from({ length: REPS }, (_, place) => ({
  ...REP,
  id: REP.id.replace(/.{4}$/u, String(9_000 + place)),
  email: `rep-${place}@bcs-bank.example`,
}));
const progress = createProgress((text) => process.stderr.write(text), Date.now);
const stage = await startStage({
  progress: progress.step,
  rateLimitPerMinute: 1_000_000,
  workerFlags: INSPECTED,
  users,
});
try {
  const idle = await stateOf(stage.worker);
  progress.step(`warming up the worker for ${(minutes * WARM_UP_SHARE).toFixed(1)} minutes`);
  const warmUp = await busy(stage, minutes * WARM_UP_SHARE);
  const before = await settled(stage);
  progress.step(`soaking it for ${(minutes * (1 - WARM_UP_SHARE)).toFixed(1)} minutes`);
  const soak = await busy(stage, minutes * (1 - WARM_UP_SHARE));
  const after = await settled(stage);
  progress.finish();
  print({ idle, before, after }, warmUp, soak);
  const faults = faultsOf(before, after, soak.packs);
  for (const fault of faults) console.log(`✗ ${fault}`);
  console.log(faults.length === 0 ? 'The worker holds no more than before.' : 'Not proven.');
  process.exitCode = faults.length === 0 ? 0 : 1;
} catch (error) {
  const ordinary = new Set([undefined, 'rows', 'aborted']);
  const told = stage.worker.lines.filter(
    ({ level, outcome }) => Number(level) > 30 || !ordinary.has(outcome as string),
  );
  console.error('What the worker said first:', ...told.slice(0, 12).map((line) => `\n${JSON.stringify(line)}`));
  throw error;
} finally {
  await stage.close();
}

async function busy(on: Stage, forMinutes: number): Promise<Tally> {
  const tally: Tally = { packs: 0, aborted: 0, superseded: 0, signIns: 0, conversations: 0, disturbed: 0 };
  const endsAtMs = Date.now() + forMinutes * 60_000;
  const waiting = [...users];
  const desk = async (): Promise<void> => {
    for (let user = waiting.shift(); user && Date.now() < endsAtMs; user = waiting.shift()) {
      await work(on, user, Math.min(endsAtMs, Date.now() + 10_000), tally);
      waiting.push(user);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, desk));
  return tally;
}

async function settled(on: Stage): Promise<WorkerState> {
  await delay(SETTLING_MS);
  return await stateOf(on.worker);
}

function print(states: Record<'idle' | 'before' | 'after', WorkerState>, warmUp: Tally, soak: Tally): void {
  const { before, after } = states;
  const row = (what: string, read: (state: WorkerState) => string) =>
    `| ${what} | ${read(states.idle)} | ${read(before)} | ${read(after)} |`;
  const { packs, aborted, superseded, signIns, conversations, disturbed } = soak;
  console.log(
    [
      `${packs} packs after ${warmUp.packs} of warm-up: ${aborted} left by the rep, ${superseded} superseded;`,
      `${conversations} conversations of ${REPS} reps, ${disturbed} of them disturbed by an overloaded machine,`,
      `${signIns} sign-ins and sign-outs. All after a full collection:`,
      '',
      '| | idle | warmed up | after the soak |',
      '|---|---|---|---|',
      row('living objects', ({ heapUsedBytes }) => megabytes(heapUsedBytes)),
      row('buffers outside the heap', ({ externalBytes }) => megabytes(externalBytes)),
      row('resident memory', ({ residentBytes }) => megabytes(residentBytes)),
      row('open handles', ({ handles }) =>
        Object.entries(handles)
          .map((each) => each.join(' '))
          .join(', '),
      ),
      row('live packs', ({ livePacks }) => String(livePacks)),
      row('entries of replay, limit and ending memories', ({ boundedEntries }) => String(boundedEntries)),
      '',
      `Growth no bounded memory accounts for: ${Math.round(unexplainedHeapBytes(before, after) / packs)} bytes a pack.`,
    ].join('\n'),
  );
}

import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Logger } from 'pino';
import { pino } from 'pino';
import { composeAuditCopy } from '../../api-worker/compose/compose-audit-copy.ts';
import { compose } from '../../api-worker/compose.ts';
import { readConfiguration } from '../../api-worker/configuration.ts';
import { createSeals } from '../../api-worker/seals/create-seals.ts';
import { startChild } from '../../mocks/stage/child.ts';
import { ROOT } from '../../scripts/run-program.mjs';
import { ask, signIn } from '../app/panel.ts';
import { workerSettings } from '../app/settings.ts';
import { startTestWorker } from '../app/worker.ts';
import { linesOf } from '../audit/events.ts';
import { startFixture } from '../genesys/fixture.ts';
import { pack, startLimited, tried } from '../limits/limited-worker.ts';
import { ask as askWarehouse, openDoor, question } from '../warehouse/door.ts';
import { rows, SUBJECT_FIELD, startScriptedServer } from '../warehouse/scripted-server.ts';

/** An entry of Cloud Logging: a line of JSON, or a text. */
export type LogEntry = { jsonPayload: unknown } | { textPayload: string };

const WORKER = join(ROOT, 'api-worker/server.ts');
/** Nothing listens there: every query fails at once. */
const NO_WAREHOUSE = { BIGQUERY_ENDPOINT: 'http://127.0.0.1:9' };

/** What the worker really writes when that happens which the alerts wait for. */
export async function provokedEntries(): Promise<LogEntry[]> {
  const written: string[] = [];
  const log: Logger = pino({ base: undefined }, { write: (line: string) => written.push(line) });
  await Promise.all([failingWarehouse(log), strangersRow(log)]);
  overflowingCopy(log);
  written.push(...(await refusedSessions()), ...(await triedIds()));
  const refusal = await refusedStart();
  return [
    ...written.map((line) => ({ jsonPayload: JSON.parse(line) as unknown })),
    { jsonPayload: await firstLine() },
    { textPayload: refusal },
  ];
}

const clock = { nowMs: Date.now };

async function failingWarehouse(log: Logger): Promise<void> {
  const settings = readConfiguration(workerSettings(NO_WAREHOUSE));
  const surroundings = { clock, fetch, log, writeAudit: () => undefined, instanceId: 'tests' };
  const { resolveIdentifier } = compose(settings, surroundings);
  const asked = Array.from({ length: 5 }, () =>
    resolveIdentifier({ type: 'BCIN', value: 'GBB4100021' }, new AbortController().signal),
  );
  await Promise.allSettled(asked);
}

async function strangersRow(log: Logger): Promise<void> {
  await using server = await startScriptedServer(rows([SUBJECT_FIELD], [['C-2']]));
  const { runQuery } = openDoor(server.endpoint, { report: (report) => log.info(report, 'query') });
  await askWarehouse(runQuery, question).catch(() => undefined);
}

function overflowingCopy(log: Logger): void {
  const AUDIT_COPY = JSON.stringify({ maxQueuedLines: 100 });
  const copy = composeAuditCopy(readConfiguration(workerSettings({ ...NO_WAREHOUSE, AUDIT_COPY })), { clock, log });
  for (const line of linesOf(101)) copy?.offer(line);
}

async function refusedSessions(): Promise<string[]> {
  const worker = startTestWorker();
  const key = { kid: 'gone', secret: randomBytes(32) };
  const seals = createSeals({ keys: { general: [key], pins: [key] }, clock });
  const session = await seals.seal('session', {}, { expiresInS: 60 });
  await ask(worker, '/v1/conversations', {}, { session });
  await ask(worker, '/v1/conversations', {}, { session: 'nonsense' });
  return worker.log;
}

async function triedIds(): Promise<string[]> {
  const genesys = await startFixture();
  try {
    const { worker } = startLimited(genesys, { unknownConversations: 1 });
    const panel = await signIn(worker, genesys);
    await tried(2, () => pack(panel, randomUUID()));
    return worker.log;
  } finally {
    await genesys.close();
  }
}

async function firstLine(): Promise<unknown> {
  const env = Object.fromEntries(Object.entries(workerSettings()).map(([name, value]) => [name, value ?? '']));
  const isReady = (line: Record<string, unknown>) => line.msg === 'listening';
  const worker = await startChild({ name: 'The worker', program: WORKER, args: [], env, isReady });
  await worker.end();
  return worker.ready;
}

async function refusedStart(): Promise<string> {
  return await promisify(execFile)(process.execPath, [WORKER], { env: {} }).then(
    () => 'it started',
    ({ stderr }: { stderr: string }) => stderr,
  );
}

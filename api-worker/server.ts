import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { pino } from 'pino';
import { createApp } from './app.ts';
import type { AuditEvent } from './audit/audit-event.ts';
import { writeLine } from './audit/write-line.ts';
import { compose } from './compose.ts';
import type { WorkerConfiguration } from './configuration.ts';
import { ConfigurationError, readConfiguration } from './configuration.ts';
import { drain } from './drain.ts';
import { listen } from './listen.ts';
import { createOperationsApp } from './operations.ts';

const STDOUT = 1;
const DRAIN_DEADLINE_MS = 8_000;
/** Platforms kill ten seconds after they ask to stop. */
const COPIES_DEADLINE_MS = 1_500;

/** The last line of the instance: without it, its audit was cut off or the instance killed. */
const END: AuditEvent = {
  type: 'END',
  access: { repId: 'worker', roles: [], tiers: [] },
  correlationId: '',
  result: 'drained',
};

await start(settingsOrExit());

async function start(settings: WorkerConfiguration): Promise<void> {
  const log = pino({ level: settings.LOG_LEVEL, base: undefined }, pino.destination({ fd: STDOUT, sync: true }));
  const dependencies = compose(settings, {
    clock: { nowMs: Date.now },
    fetch,
    log,
    writeAudit: (line) => writeLine(STDOUT, line),
    instanceId: randomUUID(),
  });
  const { drainAuditCopy, drainFeedback } = dependencies;
  const app = createApp(dependencies);
  const operations = createOperationsApp({ app, ...dependencies });
  const listeners = await Promise.all([
    listen(app.fetch, settings.HOST, settings.PORT),
    listen(operations.fetch, settings.OPERATIONS_HOST, settings.OPERATIONS_PORT),
  ]).catch(exitForPort);
  const [{ port }, { port: operationsPort }] = listeners;
  const asOf = settings.WAREHOUSE_AS_OF;
  if (asOf) log.warn({ asOf }, 'the business day is fixed');
  log.info({ port, operationsPort }, 'listening');

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'draining');
      void drain(dependencies.lifecycle, listeners, DRAIN_DEADLINE_MS)
        .then(() => dependencies.audit(END).catch(() => undefined))
        .then(() => Promise.all([drainAuditCopy(COPIES_DEADLINE_MS), drainFeedback(COPIES_DEADLINE_MS)]))
        .then(() => process.exit(0));
    });
  }
}

function settingsOrExit(): WorkerConfiguration {
  try {
    return readConfiguration(process.env);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    console.error(`The worker cannot start. Settings ${error.message}. See .env.example.`);
    process.exit(1);
  }
}

function exitForPort(error: unknown): never {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  console.error(`The worker cannot start. A port of HOST/PORT or OPERATIONS_HOST/OPERATIONS_PORT: ${reason}.`);
  process.exit(1);
}

import { pino } from 'pino';
import type { AppDependencies } from '../../api-worker/app.ts';
import { createApp } from '../../api-worker/app.ts';
import { composeFront } from '../../api-worker/compose/compose-front.ts';
import { readConfiguration } from '../../api-worker/configuration.ts';
import { createRemovePin } from '../../api-worker/pins/remove-pin.ts';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { workerSettings } from './settings.ts';

export interface TestWorker {
  app: ReturnType<typeof createApp>;
  dependencies: AppDependencies;
  /** Parsed audit lines. */
  audit: Record<string, unknown>[];
  /** The request log as written. */
  log: string[];
  clock: { nowMs: () => number; advanceS: (seconds: number) => void };
}

interface TestWorkerOptions {
  genesys?: GenesysMock;
  settings?: Record<string, string | undefined>;
  writeAudit?: (line: string) => void;
  fetch?: typeof fetch;
  change?: Partial<AppDependencies>;
}

const noPack: AppDependencies['preparePack'] = () => Promise.reject(new RangeError('no pack in this test'));

/** The worker behind its front door, with a real Genesys client and without a warehouse. */
export function startTestWorker(options: TestWorkerOptions = {}): TestWorker {
  const origin = options.genesys?.origin;
  const settings = readConfiguration(
    workerSettings({
      GENESYS_LOGIN_ORIGIN: origin,
      GENESYS_API_ORIGIN: origin,
      LOG_LEVEL: 'debug',
      ...options.settings,
    }),
  );
  let skewMs = 0;
  const clock = {
    nowMs: () => Date.now() + skewMs,
    advanceS: (seconds: number) => {
      skewMs += seconds * 1000;
    },
  };
  const audit: Record<string, unknown>[] = [];
  const log: string[] = [];
  const front = composeFront(settings, {
    clock,
    fetch: options.fetch ?? fetch,
    log: pino({ level: settings.LOG_LEVEL }, { write: (line: string) => log.push(line) }),
    writeAudit: options.writeAudit ?? ((line) => audit.push(JSON.parse(line))),
    instanceId: 'tests',
  });
  const dependencies: AppDependencies = {
    ...front,
    preparePack: noPack,
    policyVersion: '1',
    printPack: () => '',
    makePin: () => Promise.reject(new RangeError('no pin in this test')),
    listPins: () => Promise.reject(new RangeError('no pins in this test')),
    removePin: createRemovePin(front),
    verify: () => Promise.reject(new RangeError('no verification in this test')),
    giveFeedback: () => Promise.reject(new RangeError('no feedback in this test')),
    reveal: () => Promise.reject(new RangeError('no reveal in this test')),
    search: () => Promise.reject(new RangeError('no search in this test')),
    listOpenings: () => Promise.reject(new RangeError('no openings in this test')),
    resolveIdentifier: () => Promise.resolve([]),
    ...options.change,
  };
  return { app: createApp(dependencies), dependencies, audit, log, clock };
}

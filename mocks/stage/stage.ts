import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBank } from '../bank/build-bank.ts';
import type { Grants } from '../bigquery/grants.ts';
import type { Certificate } from '../genesys/certificate.ts';
import { makeCertificate } from '../genesys/certificate.ts';
import type { GenesysUser } from '../genesys/options.ts';
import type { GenesysMock } from '../genesys/server.ts';
import { startGenesys } from '../genesys/server.ts';
import {
  CLIENT,
  EXTENSION_ID,
  ORGANIZATION,
  REGION_DOMAIN,
  redirectUriOf,
  USERS,
  WIDGET_URL,
  WORKER_HOST,
} from './cast.ts';
import type { Child } from './child.ts';
import { startChild } from './child.ts';
import type { TlsFront } from './tls-front.ts';
import { startTlsFront } from './tls-front.ts';
import { workerSettings } from './worker-settings.ts';

const inRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export interface Stage {
  genesys: GenesysMock;
  certificate: Certificate;
  certificateFile: string;
  bigQueryEndpoint: string;
  bigQuery: Child;
  /** The worker running now; another one after `restartWorker`. */
  readonly worker: Child;
  stopWorker: () => Promise<void>;
  /** A new process on the same port, as a platform starts one; with the same settings but for those given. */
  restartWorker: (change?: Record<string, string>) => Promise<void>;
  workerPort: number;
  operationsPort: number;
  front: TlsFront;
  /** `--host-resolver-rules` that lead a browser to this stage by the production host names. */
  resolverRules: string;
  close: () => Promise<void>;
}

export interface StageOptions {
  dataset?: string;
  progress?: (step: string) => void;
  /** Genesys' own limit, and the worker's, unless a measurement asks for more. */
  rateLimitPerMinute?: number;
  /** Of the worker's Node, for whoever looks into the process. */
  workerFlags?: string[];
  /** In place of the cast. */
  users?: GenesysUser[];
  /** Of a packed extension; the unpacked one's unless given. */
  extensionId?: string;
  /** In place of the worker of this repository's own folder. */
  startWorker?: StartWorker;
  /** What the local BigQuery lets the worker do; by default what deployment gives it. */
  grants?: Grants;
}

/** Starts the worker with nothing but the settings given and waits until it listens. */
export type StartWorker = (settings: Record<string, string>) => Promise<Child>;

/** Everything beside the browser, started in order: bank, local BigQuery, Genesys, worker, TLS front. */
export async function startStage({ progress = () => undefined, ...options }: StageOptions = {}): Promise<Stage> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of closers.splice(0).reverse()) await end();
  };
  try {
    return await build({ ...options, progress, closers, close });
  } catch (error) {
    await close();
    throw error;
  }
}

interface Building extends StageOptions {
  progress: (step: string) => void;
  closers: (() => Promise<void>)[];
  close: () => Promise<void>;
}

async function build({ progress, closers, close, ...options }: Building): Promise<Stage> {
  const { dataset, rateLimitPerMinute, workerFlags = [], users = USERS, extensionId = EXTENSION_ID, grants } = options;
  const startWorker = options.startWorker ?? ((settings) => startOwnWorker(settings, workerFlags));
  const folder = await mkdtemp(join(tmpdir(), 'bcs-stage-'));
  closers.push(() => rm(folder, { recursive: true, force: true }));
  const certificate = await makeCertificate([WORKER_HOST]);
  const certificateFile = join(folder, 'certificate.pem');
  await writeFile(certificateFile, certificate.cert);

  progress('building the made-up bank (once)');
  const bank = await buildBank({ directory: inRepository('.cache/bank') });
  progress('starting the local BigQuery');
  const bigQuery = await startBigQueryProcess(bank.file, grants);
  closers.push(bigQuery.end);
  const bigQueryEndpoint = String(bigQuery.ready.endpoint);

  progress('starting Genesys');
  const genesys = await startGenesys({
    tls: certificate,
    regionDomain: REGION_DOMAIN,
    clients: [{ ...CLIENT, redirectUris: [redirectUriOf(extensionId)] }],
    organization: ORGANIZATION,
    users,
    ...(rateLimitPerMinute ? { rateLimitPerMinute } : {}),
  });
  closers.push(() => genesys.close());

  progress('starting the worker');
  const statementCredential = randomBytes(32).toString('base64url');
  const addresses = { genesysOrigin: genesys.origin, bigQueryEndpoint, certificateFile, statementCredential };
  const settings = workerSettings({ ...addresses, dataset, rateLimitPerMinute, extensionId });
  let worker = await startWorker(settings);
  closers.push(() => worker.end());
  const workerPort = Number(worker.ready.port);
  const front: TlsFront = await startTlsFront(certificate, workerPort);
  closers.push(front.close);

  genesys.control.useFlow({
    statementsUrl: `http://127.0.0.1:${workerPort}/v1/statements`,
    credential: statementCredential,
    fetch,
  });
  genesys.control.useWidget(WIDGET_URL);
  return {
    genesys,
    certificate,
    certificateFile,
    bigQueryEndpoint,
    bigQuery,
    get worker() {
      return worker;
    },
    stopWorker: () => worker.end(),
    restartWorker: async (change) => {
      worker = await startWorker({ ...settings, ...change, PORT: String(workerPort) });
    },
    workerPort,
    get operationsPort() {
      return Number(worker.ready.operationsPort);
    },
    front,
    resolverRules: `MAP *.${REGION_DOMAIN} 127.0.0.1:${genesys.port}, MAP ${WORKER_HOST} 127.0.0.1:${front.port}`,
    close,
  };
}

function startBigQueryProcess(databaseFile: string, grants: Grants | undefined): Promise<Child> {
  return startChild({
    name: 'The local BigQuery',
    program: inRepository('mocks/bigquery/main.ts'),
    args: [
      ...['--database', databaseFile, '--project', 'bcs-local'],
      ...(grants ? ['--grants', JSON.stringify(grants)] : []),
    ],
    env: {},
    isReady: (line) => typeof line.endpoint === 'string',
  });
}

function startOwnWorker(settings: Record<string, string>, flags: string[]): Promise<Child> {
  return startChild({
    name: 'The worker',
    program: inRepository('api-worker/server.ts'),
    flags,
    args: [],
    env: settings,
    isReady: (line) => line.msg === 'listening',
  });
}

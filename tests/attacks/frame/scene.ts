import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import type { Scenario } from '../../../mocks/bank/scenario.ts';
import { scenarioOf } from '../../../mocks/bank/scenarios.ts';
import type { GenesysUser } from '../../../mocks/genesys/options.ts';
import { ring, sign } from '../../../mocks/stage/arrivals.ts';
import type { Stage } from '../../../mocks/stage/stage.ts';
import { startStage } from '../../../mocks/stage/stage.ts';
import { workerSettings } from '../../../mocks/stage/worker-settings.ts';
import { iam, warehouseGrants } from '../../deploy/deployment.ts';
import type { Answer, Credentials } from './ask.ts';
import { askAs } from './ask.ts';
import type { QueryLog } from './big-query.ts';
import { queryLogOf } from './big-query.ts';
import { CANARIES, LOG_CANARIES } from './canaries.ts';
import type { GenesysFront } from './genesys-front.ts';
import { startGenesysFront } from './genesys-front.ts';
import type { RunningWorker } from './running-worker.ts';
import { startWorker } from './running-worker.ts';
import type { Rep } from './sign-in.ts';
import { signInAt } from './sign-in.ts';

export interface Secrets {
  session: Uint8Array;
  pin: Uint8Array;
  statement: Uint8Array;
}

const RATE_LIMIT_PER_MINUTE = 100_000;

/** One stage for a file of attacks: mocks, a worker with all it writes, reps with sessions. */
export interface Scene {
  stage: Stage;
  genesys: GenesysFront;
  queries: QueryLog;
  worker: RunningWorker;
  settings: Record<string, string>;
  secrets: Secrets;
  statementCredential: string;
  /** The session of a user, signed in once for the file. */
  rep: (user: GenesysUser) => Promise<Rep>;
  /** Another worker of the same platform, with single settings changed; ends with the scene. */
  another: (change?: Record<string, string | undefined>) => Promise<RunningWorker>;
  pack: (rep: Credentials, body: object) => Promise<Answer>;
  /** The same at any worker of the scene, with further headers. */
  packAt: (
    at: { port: number },
    rep: Credentials,
    conversationId: string,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  /** What the first worker recorded about a conversation. */
  auditsOf: (conversationId: string) => ReturnType<RunningWorker['audits']>;
  /** Rings with a named customer's identifiers, unsigned unless a level is given. */
  ring: (user: GenesysUser, key: string, level?: 'asserted' | 'verified') => Promise<string>;
  hangUp: (conversationId: string) => void;
  /** Calls at Genesys and queries at the warehouse count from here. */
  mark: () => Promise<void>;
  /** No canary in these answers, nor in any line of any worker; no section query unless allowed. */
  nothingLeaks: (answers: Answer[], options?: { allowsQueries?: boolean }) => Promise<void>;
  close: () => Promise<void>;
}

export async function openScene(): Promise<Scene> {
  // What deployment grants, read from its own file, is what the worker may do under attack.
  const stage = await startStage({ rateLimitPerMinute: RATE_LIMIT_PER_MINUTE, grants: warehouseGrants(iam.grants) });
  const genesys = await startGenesysFront(stage.certificate, stage.genesys.port);
  const queries = queryLogOf(stage.bigQueryEndpoint);
  const secrets = { session: randomBytes(32), pin: randomBytes(32), statement: randomBytes(32) };
  const statementCredential = randomBytes(32).toString('base64url');
  const addresses = {
    genesysOrigin: genesys.origin,
    bigQueryEndpoint: stage.bigQueryEndpoint,
    // Attacks ask faster than any rep; those on the limits themselves start a worker with its own.
    rateLimitPerMinute: RATE_LIMIT_PER_MINUTE,
  };
  const settings = {
    ...workerSettings({ ...addresses, certificateFile: stage.certificateFile, statementCredential }),
    SESSION_KEYS: `s1:${Buffer.from(secrets.session).toString('base64url')}`,
    PIN_KEYS: `p1:${Buffer.from(secrets.pin).toString('base64url')}`,
    STATEMENT_KEYS: `c1:${Buffer.from(secrets.statement).toString('base64url')}`,
    LOG_LEVEL: 'debug',
  };
  const workers = [await startWorker(settings)];
  const worker = workers[0];
  if (!worker) throw new Error('no worker');
  stage.genesys.control.useFlow({
    statementsUrl: `http://127.0.0.1:${worker.port}/v1/statements`,
    credential: statementCredential,
    fetch,
  });
  const reps = new Map<string, Promise<Rep>>();
  const rep = (user: GenesysUser) => {
    const known = reps.get(user.id) ?? signInAt(stage, worker.port, user);
    reps.set(user.id, known);
    return known;
  };
  return {
    ...{ stage, genesys, queries, worker, settings, secrets, statementCredential, rep },
    another: async (change = {}) => {
      const started = await startWorker({ ...settings, ...change });
      workers.push(started);
      return started;
    },
    pack: (asker, body) => askAs(worker.port, asker, '/v1/packs', body, { accept: 'application/x-ndjson' }),
    packAt: ({ port }, asker, conversationId, headers = {}) =>
      askAs(port, asker, '/v1/packs', { conversationId }, { accept: 'application/x-ndjson', ...headers }),
    auditsOf: (id) => worker.audits().filter(({ conversationId }) => conversationId === id),
    ring: async (user, key, level) => {
      const scenario: Scenario = scenarioOf(key);
      const id = ring(stage, user, scenario);
      if (level) await sign(stage, id, scenario, level);
      return id;
    },
    hangUp: (conversationId) => hangUp(stage, conversationId),
    mark: async () => {
      genesys.calls.length = 0;
      await queries.forget();
    },
    nothingLeaks: async (answers, { allowsQueries = false } = {}) => {
      for (const { text, headers } of answers) expect(found(CANARIES, text + JSON.stringify(headers))).toEqual([]);
      for (const each of workers) expect(found(LOG_CANARIES, each.written())).toEqual([]);
      const metrics = await (await fetch(`http://127.0.0.1:${worker.operationsPort}/metrics`)).text();
      expect(found(LOG_CANARIES, metrics)).toEqual([]);
      if (!allowsQueries) expect(await queries.sectionQueries()).toEqual([]);
    },
    close: async () => {
      for (const each of workers) await each.kill('SIGKILL');
      await genesys.close();
      await stage.close();
    },
  };
}

const found = (canaries: readonly string[], text: string) => canaries.filter((canary) => text.includes(canary));

function hangUp({ genesys: { control } }: Stage, id: string): void {
  const { participants } = control.conversation(id);
  if (participants.every(({ purpose, connectedTime }) => purpose !== 'agent' || !connectedTime)) control.answer(id);
  control.end(id);
  control.completeWrapUp(id);
}

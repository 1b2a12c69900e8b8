import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { generateKeyPair } from 'dpop';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { verifyChain } from '../../api-worker/audit/verify-chain.ts';
import { compose } from '../../api-worker/compose.ts';
import { readConfiguration } from '../../api-worker/configuration.ts';
import { makeCertificate } from '../../mocks/genesys/certificate.ts';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { eventOf } from '../audit/events.ts';
import { openLocalCopy } from '../audit/local-copy.ts';
import { ada, codeFor, redirectUri, startFixture, verifier } from '../genesys/fixture.ts';
import { proofFor } from './panel.ts';
import { AUDIT_KEY, EXTENSION_ORIGIN, workerSettings } from './settings.ts';

let warehouse: Awaited<ReturnType<typeof openLocalCopy>>;
let genesys: GenesysMock;
let folder: string;
beforeAll(async () => {
  const tls = await makeCertificate();
  folder = await mkdtemp(join(tmpdir(), 'bcs-audit-copy-'));
  await writeFile(join(folder, 'certificate.pem'), tls.cert);
  [warehouse, genesys] = await Promise.all([openLocalCopy(), startFixture({ tls })]);
});
afterAll(async () => {
  await Promise.all([warehouse.close(), genesys.close(), rm(folder, { recursive: true })]);
});
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

const today = () => new Date().toISOString().slice(0, 10);
const settings = () => workerSettings({ BIGQUERY_PROJECT: warehouse.project, BIGQUERY_ENDPOINT: warehouse.endpoint });

test('a worker that is told to stop right after a sign-in leaves its line in the log and in the copy', async () => {
  const child = spawn(process.execPath, ['api-worker/server.ts'], {
    env: {
      ...settings(),
      GENESYS_LOGIN_ORIGIN: genesys.origin,
      GENESYS_API_ORIGIN: genesys.origin,
      NODE_EXTRA_CA_CERTS: join(folder, 'certificate.pem'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  ends.push(() => child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.includes('"listening"')) await signInAt(JSON.parse(line).port).then(() => child.kill('SIGTERM'));
  }
  expect(await exited).toEqual([0, null]);
  const { faults, heads } = verifyChain(lines, AUDIT_KEY);
  expect(faults).toEqual([]);
  const [[instanceId, head] = []] = heads;
  const copied = (await warehouse.rowsOf(today())).filter((row) => row.instance_id === instanceId);
  expect(head).toMatchObject({ sequence: 2, isEnd: true });
  expect(copied).toMatchObject([
    { event_type: 'SIGN_IN', actor_id: ada.id, sequence: 1 },
    { event_type: 'END', sequence: 2, hash: head?.hash },
  ]);
});

async function signInAt(port: number): Promise<void> {
  const keys = await generateKeyPair('ES256');
  const answer = await fetch(`http://127.0.0.1:${port}/v1/session`, {
    method: 'POST',
    body: JSON.stringify({ code: await codeFor(genesys, ada), codeVerifier: verifier, redirectUri }),
    headers: {
      origin: EXTENSION_ORIGIN,
      'content-type': 'application/json',
      dpop: await proofFor('/v1/session', { keys }),
    },
  });
  expect(answer.status, await answer.text()).toBe(200);
}

test('how many lines wait for the copy and how many it has lost is measured, and nobody waits for it', async () => {
  const change = { BIGQUERY_ENDPOINT: 'http://127.0.0.1:9', AUDIT_COPY: '{"maxQueuedLines":100}' };
  const { audit, metrics, drainAuditCopy } = compose(readConfiguration({ ...settings(), ...change }), {
    clock: { nowMs: Date.now },
    fetch,
    log: pino({ level: 'silent' }),
    writeAudit: () => undefined,
    instanceId: 'measured',
  });
  for (let count = 0; count < 107; count += 1) await audit(eventOf());
  expect(metrics.exposition()).toContain('\nbcs_audit_copy_queued_lines 100\n');
  expect(metrics.exposition()).toContain('\nbcs_audit_copy_lost_lines_total 7\n');
  await drainAuditCopy(50);
  expect(metrics.exposition()).toContain('\nbcs_audit_copy_lost_lines_total 107\n');
});

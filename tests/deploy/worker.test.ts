import { constants } from 'node:fs';
import { lstat, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BigQuery } from '@google-cloud/bigquery';
import { OAuth2Client } from 'google-auth-library';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Frame } from '../../api-worker/contract/frames.ts';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { ring, sign } from '../../mocks/stage/arrivals.ts';
import { REP } from '../../mocks/stage/cast.ts';
import { startChild } from '../../mocks/stage/child.ts';
import { signIn } from '../../mocks/stage/rep-client.ts';
import type { Stage } from '../../mocks/stage/stage.ts';
import { startStage } from '../../mocks/stage/stage.ts';
import { ROOT } from '../../scripts/run-program.mjs';
import type { Image } from './build-image.ts';
import { buildImage } from './build-image.ts';
import { canIsolate, inImage, prepare, runInImage } from './container.ts';
import { iam, warehouseGrants } from './deployment.ts';
import { DOCKERFILE, readStages } from './dockerfile.ts';

const { S_IFMT, S_IFLNK } = constants;
const DAY_MS = 86_400_000;
const CERTIFICATE = 'etc/certificate.pem';

let folder: string;
let image: Image;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bcs-image-'));
  image = await buildImage(readStages(DOCKERFILE), { context: ROOT, folder, environment: machine() });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Without what the npm that runs these tests tells its children. */
function machine(): Record<string, string> {
  const isOwn = ([name, value]: [string, string | undefined]) =>
    value !== undefined && !/^npm_|^NODE_(?:ENV|OPTIONS)$/u.test(name);
  return Object.fromEntries(Object.entries(process.env).filter(isOwn)) as Record<string, string>;
}

describe('the image, built by its own steps', () => {
  test('holds the worker, its production packages and nothing else', async () => {
    const app = join(image.root, image.workingFolder);
    expect((await readdir(app)).sort()).toEqual(['api-worker', 'node_modules', 'package.json']);
    const installed = JSON.parse(await readFile(join(app, 'node_modules/.package-lock.json'), 'utf8')).packages;
    const locked = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')).packages;
    const places = Object.keys(installed);
    expect(places.length).toBeGreaterThan(20);
    expect(places.filter((place) => locked[place]?.dev)).toEqual([]);
    expect(places).not.toContain('node_modules/node');
  });

  test('belongs to whoever built it, root in an engine, and nothing of it may be written by the user it runs as', async () => {
    const [uid = 0, gid = 0] = image.user.split(':').map(Number);
    expect(Math.min(uid, gid)).toBeGreaterThanOrEqual(10_000);
    const app = join(image.root, image.workingFolder);
    const places = ['', ...(await readdir(app, { recursive: true }))];
    expect(places.length).toBeGreaterThan(1000);
    const each = await Promise.all(places.map(async (place) => ({ place, ...(await lstat(join(app, place))) })));
    // A link's own mode says nothing; where it leads is among the places.
    const isWritable = (file: (typeof each)[number]) =>
      (file.mode & S_IFMT) !== S_IFLNK &&
      ((file.mode & 0o002) !== 0 || (file.gid === gid && (file.mode & 0o020) !== 0));
    expect(
      each.filter((file) => file.uid !== process.getuid?.() || isWritable(file)).map(({ place }) => place),
    ).toEqual([]);
  });
});

if (canIsolate) describe('the worker in it, without privileges', inContainer);
else {
  test('the worker in it is not shown on this machine, which is no Linux or not run as root', () => {
    expect(process.env.CI, 'CI must be able to show it').toBeUndefined();
  });
}

function inContainer(): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage({
      grants: warehouseGrants(iam.grants),
      startWorker: async (settings) => {
        prepare(image, { [CERTIFICATE]: settings.NODE_EXTRA_CA_CERTS ?? '' });
        const [executable, [first = '', ...args]] = inImage(image, image.command);
        const env = { ...settings, ...image.environment, NODE_EXTRA_CA_CERTS: `/${CERTIFICATE}` };
        const isReady = (line: Record<string, unknown>) => line.msg === 'listening';
        return await startChild({ name: 'The image', executable, program: first, args, env, isReady });
      },
    });
  });
  afterAll(() => stage.close());

  const call = async (): Promise<string> => {
    const scenario = scenarioOf('fraud-delay-builder');
    const id = ring(stage, REP, scenario);
    await sign(stage, id, scenario, 'verified');
    return id;
  };
  const health = () => runInImage(image, image.healthCheck, { env: { OPERATIONS_PORT: String(stage.operationsPort) } });

  test('cannot change its own code, even where the file system is writable', async () => {
    const { exitCode } = await runInImage(image, ['test', '-w', '/app/package.json'], { user: '0:0', mode: 'rw' });
    expect(exitCode).toBe(0);
    for (const place of [
      '/app/written',
      '/app/api-worker/written',
      '/app/api-worker/server.ts',
      '/app/node_modules/hono',
    ]) {
      const { errors } = await runInImage(image, ['touch', place], { mode: 'rw' });
      expect(errors).toContain('Permission denied');
    }
  });

  test('runs as the user of the image', async () => {
    const status = await readFile(`/proc/${stage.worker.pid}/status`, 'utf8');
    const [uid, gid] = image.user.split(':');
    expect(status).toMatch(new RegExp(`^Uid:\\t${uid}\\t${uid}\\t${uid}\\t${uid}$`, 'mu'));
    expect(status).toMatch(new RegExp(`^Gid:\\t${gid}\\t${gid}\\t${gid}\\t${gid}$`, 'mu'));
    expect(status).toMatch(/^CapEff:\t0+$/mu);
  });

  test('serves a complete pack with no path it could write, and no more than the deployed grants; copies its audit', async () => {
    const mounts = (await readFile(`/proc/${stage.worker.pid}/mounts`, 'utf8')).trim().split('\n');
    const places = mounts
      .map((line) => line.split(' '))
      .filter(([, place = '']) => !/^\/(?:dev|proc)\//u.test(`${place}/`));
    expect(places.map(([, place]) => place)).toContain('/');
    expect(places.filter(([, , , options = '']) => !options.split(',').includes('ro'))).toEqual([]);
    const rep = await signIn(stage, REP);
    const conversationId = await call();
    const frames: Frame[] = [];
    for await (const frame of rep.pack({ conversationId })) frames.push(frame);
    expect(frames[0]).toMatchObject({ type: 'identity', identity: { level: 'verified' } });
    expect(frames.at(-1)).toMatchObject({ type: 'done', complete: true });
    await expect.poll(() => copiedFor(stage, conversationId), { timeout: 15_000 }).toContain('VIEW');
  });

  test('answers its health check, its documentation and its widget from the packages it was installed with', async () => {
    expect(await health()).toMatchObject({ exitCode: 0 });
    const at = `http://127.0.0.1:${stage.operationsPort}`;
    for (const path of ['/ready', '/openapi.json', '/docs/swagger-ui-bundle.js'])
      expect((await fetch(`${at}${path}`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${stage.workerPort}/widget.js`)).status).toBe(200);
  });

  test('finishes the pack under way when it is asked to stop, then ends in order', async () => {
    const rep = await signIn(stage, REP);
    const conversationId = await call();
    const frames: Frame[] = [];
    for await (const frame of rep.pack({ conversationId })) {
      if (frames.length === 0) process.kill(stage.worker.pid, image.stopSignal);
      frames.push(frame);
    }
    expect(frames.at(-1)).toMatchObject({ type: 'done', complete: true });
    expect(await stage.worker.ended).toBe(0);
    expect(stage.worker.lines.at(-1)).toMatchObject({ audit: true, type: 'END', result: 'drained' });
    expect(await health()).toMatchObject({ exitCode: 1 });
  });
}

/** Asked as the owner of the table: the worker may not read it. */
async function copiedFor(stage: Stage, conversationId: string): Promise<string[]> {
  const authClient = new OAuth2Client();
  authClient.setCredentials({ access_token: 'owner' });
  const client = new BigQuery({ projectId: 'bcs-local', apiEndpoint: stage.bigQueryEndpoint, authClient });
  const [rows] = await client.query({
    query:
      'SELECT a.event_type AS event_type FROM `bcs.access_audit` AS a WHERE a.conversation_id = @id AND a.event_date >= @since',
    params: { id: conversationId, since: BigQuery.date(new Date(Date.now() - DAY_MS).toISOString().slice(0, 10)) },
    types: { id: 'STRING', since: 'DATE' },
  });
  return rows.map((row: { event_type: string }) => row.event_type);
}

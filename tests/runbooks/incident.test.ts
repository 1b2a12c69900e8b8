import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { REP } from '../../mocks/stage/cast.ts';
import { identityOf } from '../attacks/frame/ask.ts';
import type { Scene } from '../attacks/frame/scene.ts';
import { openScene } from '../attacks/frame/scene.ts';
import { signInAt } from '../attacks/frame/sign-in.ts';
import { runScript } from '../documents/npm-script.ts';

let scene: Scene;
const folder = mkdtempSync(join(tmpdir(), 'bcs-incident-'));
/** What an instance wrote from its start to its end in order, and the call a rep complains of. */
let lines: string[] = [];
let conversationId = '';
beforeAll(async () => {
  scene = await openScene();
  const worker = await scene.another();
  const rep = await signInAt(scene.stage, worker.port, REP);
  for (const key of ['healthy-grower', 'fraud-delay-builder']) {
    const id = await scene.ring(REP, key, 'verified');
    const answer = await scene.packAt(worker, rep, id);
    expect(identityOf(answer).identity).toMatchObject({ level: 'verified' });
    conversationId = id;
    scene.hangUp(id);
  }
  await worker.kill('SIGTERM');
  lines = worker.written().split('\n');
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await scene.close();
});

/** The command of the runbook, on a file with these lines. */
function verified(name: string, left: string[], key = scene.settings.AUDIT_KEY) {
  const file = join(folder, name);
  writeFileSync(file, left.join('\n'));
  const { status, stdout } = runScript('audit:verify', [file], { AUDIT_KEY: key });
  return { status, said: stdout.replaceAll(`${folder}/`, '').split('\n') };
}

const isAudit = (line: string) => line.includes('"audit":true');

test('the log of an instance that ended in order is whole, and the command says so by its exit', () => {
  const { status, said } = verified('worker.log', lines);
  expect([status, said[0]]).toEqual([0, expect.stringMatching(/^instance .* ended in order$/u)]);
});

test('one audit line taken out is named by file and line, and the exit is not that of a whole log', () => {
  const places = lines.flatMap((line, at) => (isAudit(line) ? [at] : []));
  const gap = places[1] ?? 0;
  const next = places[2] ?? 0;
  const { status, said } = verified('worker.log', lines.toSpliced(gap, 1));
  expect([status, said[0]]).toEqual([1, expect.stringContaining(`worker.log:${next} comes after lines that are gone`)]);
});

test('a log cut off at its end, or verified under another key, is not called whole', () => {
  expect(verified('cut.log', lines.slice(0, lines.findLastIndex(isAudit))).status).toBe(1);
  expect(verified('worker.log', lines, 'not the key this worker wrote its lines under').status).toBe(1);
});

test('rep and conversation lead to the audit lines, and their correlation id to the request of that answer', () => {
  const entries = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  const audited = entries.filter((entry) => entry.repId === REP.id && entry.conversationId === conversationId);
  expect(audited.map(({ type }) => type)).toEqual(['LOOKUP', 'VIEW']);
  const [{ correlationId }] = audited;
  expect(entries.filter(({ requestId, msg }) => requestId === correlationId && msg === 'request')).toMatchObject([
    { route: '/v1/packs', status: 200 },
  ]);
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from '../../scripts/run-program.mjs';
import type { Started } from '../deploy/guide-commands.ts';
import { SERVING, shellOf, startedIn, startedWith } from '../deploy/guide-commands.ts';

const traffic = z.strictObject({
  revisionName: z.string().optional(),
  latestRevision: z.boolean().optional(),
  percent: z.int(),
  tag: z.string().optional(),
});
const serviceFile = z.looseObject({ spec: z.looseObject({ template: z.unknown(), traffic: z.array(traffic) }) });
const read = async (path: string) => serviceFile.parse(parse(await readFile(path, 'utf8')));

let folder: string;
let all: Started[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bcs-rollout-'));
  const shell = (await shellOf('docs/runbooks/rollout.md')).replaceAll(/<[a-z][^<>\n]*>/giu, 'x');
  all = await startedIn(folder, shell, ['sed']);
});
afterAll(() => rm(folder, { recursive: true }));

const first = (words: string) => {
  const [found] = startedWith(all, words);
  if (!found) throw new Error(`no command: ${words}`);
  return found;
};

describe('a new worker', () => {
  test('is deployed without traffic: the revision that serves keeps all of it, by its name', async () => {
    const [file = ''] = first('gcloud run services replace').words.slice(3);
    const [now, next] = await Promise.all([read(join(ROOT, 'deploy/worker/service.yaml')), read(join(folder, file))]);
    expect(next.spec.traffic).toEqual([
      { revisionName: SERVING, percent: 100 },
      { latestRevision: true, percent: 0, tag: 'next' },
    ]);
    expect({ ...next, spec: { ...next.spec, traffic: now.spec.traffic } }).toEqual(now);
  });

  test('comes after the tables it reads, and gets requests only once it was tried: some, then all', () => {
    const tables = first('npm run bigquery:check').at;
    const deployed = first('gcloud run services replace').at;
    const tried = first('gcloud run revisions list').at;
    const changes = startedWith(all, 'gcloud run services update-traffic');
    expect([tables, deployed, tried, ...changes.map(({ at }) => at)]).toEqual(
      [tables, deployed, tried, ...changes.map(({ at }) => at)].toSorted((one, other) => one - other),
    );
    const [some, whole, ...more] = changes;
    expect(more).toEqual([]);
    expect(some?.words).toContain('next=10');
    expect(some?.options).toHaveProperty('to-tags');
    expect(whole?.options).toHaveProperty('to-latest');
    expect(whole?.options).toHaveProperty('remove-tags');
  });
});

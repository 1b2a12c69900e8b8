import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BANK_CUSTOMERS, buildBank } from '../../mocks/bank/build-bank.ts';
import { readTables } from '../../mocks/bank/schema-files.ts';
import { openBank } from './open-bank.ts';

const SIZE = 118;
let folders: string[] = [];

beforeAll(async () => {
  folders = await Promise.all(['one', 'two'].map((name) => mkdtemp(join(tmpdir(), `bank-${name}-`))));
});
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function contents(directory: string): Promise<Record<string, unknown>> {
  const bank = await openBank({ directory, size: SIZE });
  const sums: Record<string, unknown> = {};
  for (const { name } of readTables()) {
    const [line] = await bank.rows(
      `SELECT count(*) AS n, coalesce(sum(CAST(hash(CAST(t AS VARCHAR)) AS HUGEINT)), 0) AS digest FROM bcs.${name} t`,
    );
    sums[name] = line;
  }
  bank.close();
  return sums;
}

describe('the built bank', () => {
  it('has the same contents whenever it is built', async () => {
    const [first, second] = [await contents(folders[0] ?? ''), await contents(folders[1] ?? '')];
    expect(first).toEqual(second);
    expect(first.customer_kpis).toMatchObject({ n: expect.not.stringMatching(/^0$/u) });
  }, 120_000);

  it('is used again when nothing changed, and leaves no half-built folder', async () => {
    const again = await buildBank({ directory: folders[0] ?? '', size: SIZE });
    expect(again.isReused).toBe(true);
    expect(await readdir(folders[0] ?? '')).toEqual([`bank-${again.hash}.duckdb`]);
  });

  it('survives two builders at once, and is another file for another size', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bank-race-'));
    folders.push(folder);
    const builds = await Promise.all([1, 2].map(() => buildBank({ directory: folder, size: SIZE + 1 })));
    expect(new Set(builds.map(({ file }) => file)).size).toBe(1);
    expect(builds[0]?.hash).not.toBe((await buildBank({ directory: folders[0] ?? '', size: SIZE })).hash);
    expect(await readdir(folder)).toHaveLength(1);
  }, 120_000);

  it('has 2,000 customers by default', () => {
    expect(BANK_CUSTOMERS).toBe(2000);
  });
});

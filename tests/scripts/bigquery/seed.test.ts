import { afterEach, expect, test } from 'vitest';
import { seedDataset } from '../../../scripts/bigquery/seed.ts';
import type { LocalProject } from './local-project.ts';
import { startProject } from './local-project.ts';

let project: LocalProject | undefined;
afterEach(() => project?.close());

const count = async ({ owner }: LocalProject, table: string) => {
  const [rows] = await owner.client.query(`SELECT count(customer_id) AS n FROM \`${table}\``);
  return Number(rows[0].n);
};

test('an empty project gets the made-up bank and passes the check; seeding again leaves one bank, not two', async () => {
  project = await startProject(undefined, false);
  await seedDataset(project.options, () => undefined);
  const [rows] = await project.owner.client.query(
    "SELECT legal_name FROM `prep_api.customers` WHERE legal_name = 'Northgate Builders Ltd'",
  );
  expect(rows).toHaveLength(1);
  expect((await project.check()).printed).not.toContain('✗');

  const once = await count(project, 'bcs.customers');
  expect(once).toBeGreaterThanOrEqual(40);
  await seedDataset(project.options, () => undefined);
  expect(await count(project, 'bcs.customers')).toBe(once);
}, 90_000);

test("a dataset that is not of this command's making is left alone", async () => {
  project = await startProject(undefined, false);
  await project.owner.client.createDataset('bcs');
  await expect(seedDataset(project.options, () => undefined)).rejects.toThrow(
    'dataset bcs is there and is not labelled contents:made_up_bank; nothing was written',
  );
  const [tables] = await project.owner.client.dataset('bcs').getTables();
  expect(tables).toEqual([]);
});

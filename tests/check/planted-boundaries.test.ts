import { expect, test } from 'vitest';
import { makeSampleTree } from './sample-tree.ts';

const CLEAN = {
  'entrypoints/sidepanel/main.tsx': "import { Tile } from '../../components/tile.tsx';\nexport const view = Tile;\n",
  'components/tile.tsx':
    "import type { Block } from '../api-worker/contract/block.ts';\nexport const Tile = (props: { block: Block }) => props.block.id;\n",
  'components/charts/line.ts': "export { default as line } from 'uplot';\n",
  'api-worker/contract/block.ts':
    "import { z } from 'zod';\nexport const block = z.object({ id: z.string() });\nexport type Block = z.infer<typeof block>;\n",
  'api-worker/warehouse/run.ts':
    "import { BigQuery } from '@google-cloud/bigquery';\nexport const client = BigQuery;\n",
  'api-worker/seals/seal.ts': "import { SignJWT } from 'jose';\nexport const signer = SignJWT;\n",
  'api-worker/genesys/conversation-shape.ts': 'export type ConversationShape = { id: string };\n',
  'api-worker/prep-pack/sections/kpis.ts': 'export const kpis = 1;\n',
  'api-worker/prep-pack/sections/revenue.ts': 'export const revenue = 1;\n',
  'api-worker/prep-pack/sections/index.ts':
    "import { kpis } from './kpis.ts';\nimport { revenue } from './revenue.ts';\nexport const sections = [kpis, revenue];\n",
  'api-worker/app.ts': "import { sections } from './prep-pack/sections/index.ts';\nexport const app = sections;\n",
  'mocks/stage/main.ts': "import { app } from '../../api-worker/app.ts';\nexport const stage = app;\n",
  'tests/app.test.ts': "import { stage } from '../mocks/stage/main.ts';\nexport const tested = stage;\n",
};

const PLANTED: { rule: string; path: string; text: string }[] = [
  {
    rule: 'contract-imports-zod-only',
    path: 'api-worker/contract/late.ts',
    text: "import { app } from '../app.ts';\n",
  },
  { rule: 'contract-imports-zod-only', path: 'api-worker/contract/web.ts', text: "import { Hono } from 'hono';\n" },
  {
    rule: 'components-draw-only',
    path: 'components/tab.ts',
    text: "import { view } from '../entrypoints/sidepanel/main.tsx';\n",
  },
  {
    rule: 'entrypoints-know-the-contract-only',
    path: 'entrypoints/sidepanel/app.ts',
    text: "import { app } from '../../api-worker/app.ts';\n",
  },
  {
    rule: 'worker-draws-nothing',
    path: 'api-worker/print/page.ts',
    text: "import { Tile } from '../../components/tile.tsx';\n",
  },
  {
    rule: 'product-without-its-tests',
    path: 'api-worker/audit/log.ts',
    text: "import { stage } from '../../mocks/stage/main.ts';\n",
  },
  {
    rule: 'mocks-without-tests',
    path: 'mocks/bank/rows.ts',
    text: "import { tested } from '../../tests/app.test.ts';\n",
  },
  {
    rule: 'only-warehouse-knows-bigquery',
    path: 'api-worker/audit/rows.ts',
    text: "import { BigQuery } from '@google-cloud/bigquery';\n",
  },
  { rule: 'only-seals-knows-jose', path: 'api-worker/sessions/token.ts', text: "import { SignJWT } from 'jose';\n" },
  { rule: 'only-charts-knows-uplot', path: 'components/spark.ts', text: "import uPlot from 'uplot';\n" },
  {
    rule: 'only-genesys-has-genesys-shapes',
    path: 'api-worker/customers/find.ts',
    text: "import type { ConversationShape } from '../genesys/conversation-shape.ts';\n",
  },
  {
    rule: 'section-without-sections',
    path: 'api-worker/prep-pack/sections/journey.ts',
    text: "import { kpis } from './kpis.ts';\n",
  },
  {
    rule: 'no-node-in-the-browser',
    path: 'components/file.ts',
    text: "import { readFile } from 'node:fs/promises';\n",
  },
  {
    rule: 'worker-runs-without-dev-packages',
    path: 'api-worker/names.ts',
    text: "import { faker } from '@faker-js/faker';\n",
  },
  {
    rule: 'no-cycles',
    path: 'components/a.ts',
    text: "import { b } from './b.ts';\nexport const a = (): unknown => b;\n",
  },
];

const OTHER_HALF = { 'components/b.ts': "import { a } from './a.ts';\nexport const b = (): unknown => a;\n" };

test('an import along the arrow passes', async () => {
  await using tree = await makeSampleTree(CLEAN);
  const { exitCode, output } = await tree.run('depcruise', 'entrypoints', 'components', 'api-worker', 'mocks', 'tests');
  expect(output).toContain('no dependency violations found');
  expect(exitCode).toBe(0);
});

test('each import against the arrow is caught by the rule made for it', async () => {
  const planted = Object.fromEntries(PLANTED.map(({ path, text }) => [path, text]));
  await using tree = await makeSampleTree({ ...CLEAN, ...planted, ...OTHER_HALF });
  const { exitCode, output } = await tree.run(
    'depcruise',
    'entrypoints',
    'components',
    'api-worker',
    'mocks',
    'tests',
    '--output-type',
    'err',
  );
  const uncaught = PLANTED.filter(({ rule, path }) => !output.includes(`${rule}: ${path} `));
  expect(uncaught, output).toEqual([]);
  expect(exitCode).not.toBe(0);
});

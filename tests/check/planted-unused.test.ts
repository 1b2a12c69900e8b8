import { expect, test } from 'vitest';
import { makeSampleTree } from './sample-tree.ts';

const CLEAN = {
  'api-worker/server.ts': "import { port } from './port.ts';\n\nprocess.stdout.write(String(port));\n",
  'api-worker/port.ts': 'export const port = 8080;\n',
  'entrypoints/sidepanel/main.tsx': 'document.title = document.URL;\n',
};

test('a file, an export and a package that nothing uses are each caught', async () => {
  await using tree = await makeSampleTree({
    ...CLEAN,
    'api-worker/port.ts': 'export const port = 8080;\nexport const spare = 8081;\n',
    'entrypoints/sidepanel/forgotten.ts': 'export const forgotten = 1;\n',
  });
  const { exitCode, output } = await tree.run('knip', '--no-progress', '--include', 'files,exports,dependencies');
  expect(output).toMatch(/^spare .*api-worker\/port\.ts/m);
  expect(output).toMatch(/^entrypoints\/sidepanel\/forgotten\.ts/m);
  expect(output).toMatch(/^uplot .*package\.json/m);
  expect(output).not.toMatch(/^port\b/m);
  expect(exitCode).not.toBe(0);
});

test('files and exports that are used pass', async () => {
  await using tree = await makeSampleTree(CLEAN);
  expect(await tree.run('knip', '--no-progress', '--include', 'files,exports')).toMatchObject({ exitCode: 0 });
});

import { expect, test } from 'vitest';
import { makeSampleTree } from './sample-tree.ts';

test('browser, worker and tests are type-checked each against its own surroundings', async () => {
  await using tree = await makeSampleTree({
    'api-worker/server.ts': "import { port } from './port.ts';\n\nprocess.stdout.write(String(port));\n",
    'api-worker/port.ts': 'export const port = document.title.length;\n',
    'entrypoints/sidepanel/main.tsx': 'const width: string = window.innerWidth;\ndocument.title = width;\n',
  });
  const worker = await tree.run('tsc', '-p', 'tsconfig.worker.json');
  expect(worker.output).toMatch(/api-worker\/port\.ts.*TS2584.*document/);
  const browser = await tree.run('tsc', '-p', 'tsconfig.browser.json');
  expect(browser.output).toMatch(/sidepanel\/main\.tsx.*TS2322/);
  expect([worker.exitCode, browser.exitCode]).not.toContain(0);
});

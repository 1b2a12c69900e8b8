import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ title: z.string(), status: z.string() })),
    }),
  ),
});

export interface CaseResult {
  id: string;
  title: string;
  isPassed: boolean;
}

function projectsOf(files: string[]): string[] {
  const isOfRollout = (file: string) => file.startsWith('tests/policy/');
  const names = [
    ...(files.every(isOfRollout) && files.length > 0 ? [] : ['attacks']),
    ...(files.some(isOfRollout) ? ['policy'] : []),
  ];
  return names.flatMap((name) => ['--project', name]);
}

/** Runs the attacks of a tree; with ids, only those cases; with files, those and in the project they belong to. A file that could not run counts as failed. */
export async function runAttacks(
  root: string,
  { ids = [], files = [], isShown = false }: { ids?: string[]; files?: string[]; isShown?: boolean } = {},
): Promise<CaseResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'attack-report-'));
  const file = join(folder, 'report.json');
  const only = ids.length > 0 ? ['-t', `^(${ids.join('|')}) `] : [];
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...projectsOf(files), ...files, ...only];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const child = spawn(process.execPath, [...args, ...reporters], { cwd: root, stdio: isShown ? 'inherit' : 'ignore' });
  await new Promise((resolve) => child.once('close', resolve));
  try {
    const { testResults } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
    const ran = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => /passed|failed/u.test(status));
    const broken = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && assertionResults.every((each) => each.status !== 'failed'),
    );
    return [
      ...ran.map(({ title, status }) => ({ id: title.split(' ')[0] ?? '', title, isPassed: status === 'passed' })),
      ...broken.map(({ name }) => ({ id: 'file', title: name, isPassed: false })),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../mocks/bigquery/main.ts', import.meta.url));

describe('the engine as its own process', () => {
  it('prints its endpoint, answers as the worker, and ends with its standard input', async () => {
    const child = spawn(process.execPath, [MAIN, '--project', 'bank-test'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const [line] = await once(createInterface(child.stdout), 'line');
    const { endpoint } = JSON.parse(String(line)) as { endpoint: string };
    const response = await fetch(`${endpoint}/bigquery/v2/projects/bank-test/datasets`, {
      method: 'POST',
      body: '{"datasetReference":{"datasetId":"x"}}',
    });
    expect(response.status).toBe(403);
    const ended = once(child, 'exit');
    child.stdin.end();
    expect(await ended).toEqual([0, null]);
  });

  it('ends on SIGTERM', async () => {
    const child = spawn(process.execPath, [MAIN], { stdio: ['pipe', 'pipe', 'inherit'] });
    await once(createInterface(child.stdout), 'line');
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});

import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { attack } from './frame/attack.ts';
import { spawnWorker } from './frame/running-worker.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
afterEach(() => scene.genesys.bend(null));

/** Ends by itself when a setting is refused; one that starts is ended. */
async function startWith(
  change: Record<string, string | undefined>,
): Promise<{ exitCode: number | null; said: string }> {
  const child = spawnWorker({ ...scene.settings, ...change });
  const { promise, resolve } = Promise.withResolvers<number | null>();
  let said = '';
  child.once('exit', (code) => resolve(code));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes('"listening"')) child.kill('SIGKILL');
  });
  return { exitCode: await promise, said };
}

for (const region of [
  'evil.example',
  'mypurecloud.com.evil.example',
  'mypurecloud.com@evil',
  'xn--mypurecloud-.com',
  'mypurecloud.com.',
]) {
  attack(
    'B5',
    `a worker configured for the region ${region} does not start`,
    { defences: ['region-list'] },
    async () => {
      const { exitCode, said } = await startWith({ GENESYS_REGION: region });
      expect([exitCode, said.includes('GENESYS_REGION')]).toEqual([1, true]);
    },
  );
}

for (const [name, value] of [
  ['SESSION_KEYS', undefined],
  ['SESSION_KEYS', 's1:c2hvcnQ'],
  ['PIN_KEYS', 's1'],
  ['STATEMENT_KEYS', undefined],
  ['STATEMENT_ISSUER_CREDENTIALS', 'short'],
  ['GENESYS_ORGANIZATION_IDS', undefined],
  ['GENESYS_CLIENT_ID', undefined],
  ['GENESYS_ROLES', '{}'],
  ['IDENTIFIER_KEY', 'short'],
  ['BIGQUERY_EMULATOR_HOST', 'localhost:9050'],
] as const) {
  attack(
    'B15',
    `a worker with ${name} ${value ?? 'missing'} does not start, and says which`,
    { defences: ['settings-required'] },
    async () => {
      const { exitCode, said } = await startWith({ [name]: value });
      expect(exitCode).toBe(1);
      expect(said).toContain(name);
      expect(said.trim().split('\n')).toHaveLength(1);
    },
  );
}

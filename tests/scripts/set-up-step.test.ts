import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { runStep } from '../../scripts/set-up/step.mjs';

test('what the set-up runs before a release finds no release key in its environment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bcs-step-'));
  try {
    const file = join(folder, 'found.json');
    const program = `require('node:fs').writeFileSync(${JSON.stringify(file)}, JSON.stringify([process.env.EXTENSION_KEY ?? null, process.env.KEPT]))`;
    const env = { PATH: process.env.PATH, EXTENSION_KEY: 'a private key', KEPT: 'kept' };
    runStep(process.execPath, ['--eval', program], env);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([null, 'kept']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

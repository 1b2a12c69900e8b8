import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildExtension } from '../../mocks/stage/extension.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the production build all browser tests of this run load. */
    extension: string;
  }
}

/** Builds once, and gives the run a copy of its own: a build beside it must not change files under a running browser. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'bcs-extension-'));
  cpSync(await buildExtension(process.env), folder, { recursive: true });
  project.provide('extension', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

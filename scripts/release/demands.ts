import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Demands } from './faults.ts';

const demandsSchema = z.object({ permissions: z.array(z.string()), settings: z.array(z.string()) });

/** What the extension of this checkout asks for. Its own code says it, in a process of its own. */
export async function demandsOf(checkout: string): Promise<Demands> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program(checkout)]);
  return demandsSchema.parse(JSON.parse(stdout));
}

function program(checkout: string): string {
  const url = (path: string): string => JSON.stringify(pathToFileURL(join(checkout, path)).href);
  const policy = 'entrypoints/policy/managed-policy.ts';
  const settings = existsSync(join(checkout, policy))
    ? `Object.keys((await import(${url(policy)})).managedPolicy.shape)`
    : '[]';
  return `
    const { manifest } = await import(${url('entrypoints/build/manifest.ts')});
    const { permissions, host_permissions } = manifest('', []);
    console.log(JSON.stringify({ permissions: [...permissions, ...host_permissions], settings: ${settings} }));
  `;
}

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { attack } from './frame/attack.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

attack(
  'D16',
  'no dependency reaches the network when the worker is loaded, and none runs a script when installed',
  { defences: ['install-scripts-named'] },
  async () => {
    const guard = `data:text/javascript,${encodeURIComponent(`
    import net from 'node:net'; import dns from 'node:dns';
    const refuse = (what) => () => { console.error('NETWORK ' + what); throw new Error('NETWORK'); };
    net.Socket.prototype.connect = refuse('connect'); dns.lookup = refuse('lookup'); globalThis.fetch = refuse('fetch');
    import { syncBuiltinESMExports } from 'node:module'; syncBuiltinESMExports();`)}`;
    const load =
      "await import('./api-worker/app.ts'); await import('./api-worker/compose.ts'); await new Promise((end) => setTimeout(end, 300)); console.log('loaded')";
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--import', guard, '--input-type=module', '-e', load],
      { cwd: ROOT },
    );
    expect(stdout.trim()).toBe('loaded');
    expect(stderr).not.toContain('NETWORK');
    const { allowScripts, dependencies, devDependencies } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));
    expect(Object.entries(allowScripts).filter(([, allowed]) => allowed)).toEqual([['node', true]]);
    const unpinned = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+/u.test(String(version)),
    );
    expect(unpinned).toEqual([]);
  },
);

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { installSteps } from '../../scripts/set-up/packages.mjs';
import { read } from '../structure/tree.ts';

const folder = mkdtempSync(join(tmpdir(), 'bcs-install-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The configuration of the npm that runs the tests is not the one under test. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/iu.test(name)));
const npm = (cwd: string, ...args: string[]) =>
  spawnSync('npm', [...args, '--offline', '--loglevel=error'], { cwd, env, encoding: 'utf8' });

/** A package that leaves a file behind if its script runs. */
function pack(name: string): string {
  const source = join(folder, name);
  mkdirSync(source);
  const postinstall = `node -e "require('fs').writeFileSync(process.env.INIT_CWD + '/ran-${name}', '')"`;
  writeFileSync(join(source, 'package.json'), JSON.stringify({ name, version: '1.0.0', scripts: { postinstall } }));
  npm(source, 'pack', '--pack-destination', folder);
  return `file:${name}-1.0.0.tgz`;
}

test('the set-up runs the script of no package but Node', () => {
  const manifest = { name: 'installed', version: '1.0.0', private: true };
  const dependencies = { unlisted: pack('unlisted'), node: pack('node') };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, dependencies }));
  npm(folder, 'install', '--package-lock-only', '--ignore-scripts');
  for (const step of installSteps(folder)) expect(npm(folder, ...step)).toMatchObject({ status: 0 });
  expect(existsSync(join(folder, 'node_modules', 'unlisted'))).toBe(true);
  expect(['unlisted', 'node'].filter((name) => existsSync(join(folder, `ran-${name}`)))).toEqual(['node']);
});

test('whoever installs by hand gets a refusal for a script nobody has decided on', () => {
  expect(read('.npmrc').split('\n')).toContain('strict-allow-scripts=true');
  const { allowScripts } = JSON.parse(read('package.json'));
  const { packages } = JSON.parse(read('package-lock.json'));
  const scripted = Object.keys(packages).filter((place) => packages[place].hasInstallScript);
  expect(scripted.filter((place) => !(place.replace(/^.*node_modules\//u, '') in allowScripts))).toEqual([]);
  expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual(['node']);
});

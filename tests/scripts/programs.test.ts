import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installPrograms } from '../../scripts/set-up/programs.mjs';

const PROGRAM = '#!/bin/sh\n';
/** Installs what it is asked for: a program in its own folder, so that nothing of this machine is touched. */
const APT_GET = `#!/bin/sh
echo "$DEBIAN_FRONTEND $*" >> "\${0%/*}/../log"
[ "$1" = update ] && exit 0
for name in chromium Xvfb import xdotool; do printf '#!/bin/sh\\n' > "\${0%/*}/$name"; /bin/chmod +x "\${0%/*}/$name"; done
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'machine-'));
  await mkdir(join(folder, 'bin'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function machineWith(programs: Record<string, string>, isRoot: boolean) {
  for (const [name, text] of Object.entries(programs))
    await writeFile(join(folder, 'bin', name), text, { mode: 0o755 });
  return { isRoot, platform: 'linux' as const, env: { PATH: join(folder, 'bin') } };
}

test('root on Debian gets only what is missing, without a question', async () => {
  installPrograms(await machineWith({ 'apt-get': APT_GET, chromium: PROGRAM, xdotool: PROGRAM }, true));
  const [update, install] = (await readFile(join(folder, 'log'), 'utf8')).split('\n');
  expect(update).toBe('noninteractive update -q');
  expect(install).toMatch(/^noninteractive install -y --no-install-recommends xvfb imagemagick( fonts-noto-cjk)?$/);
});

test('anyone else with a browser goes on', async () => {
  const machine = await machineWith({ 'apt-get': APT_GET, 'google-chrome': PROGRAM }, false);
  expect(() => installPrograms(machine)).not.toThrow();
  await expect(readFile(join(folder, 'log'))).rejects.toThrow(/ENOENT/);
});

test('anyone else without a browser is told the command that installs one', async () => {
  const machine = await machineWith({ 'apt-get': APT_GET }, false);
  expect(() => installPrograms(machine)).toThrow(
    /^No Chromium.*`sudo apt-get update && sudo apt-get install -y .*chromium/,
  );
});

test('a system without apt is told what to install', async () => {
  const machine = await machineWith({}, true);
  expect(() => installPrograms(machine)).toThrow(/install chromium, .* with the package manager of this system/);
});

test('an installation that fails names the command', async () => {
  const machine = await machineWith({ 'apt-get': '#!/bin/sh\nexit 100\n' }, true);
  expect(() => installPrograms(machine)).toThrow('`apt-get update -q` did not succeed: it ended with 100.');
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CHROME, EDGE } from '../../../scripts/policy/browsers.ts';
import { linuxPolicy } from '../../../scripts/policy/linux.ts';
import { readOptions } from '../../../scripts/policy/options.ts';
import { policyFiles } from '../../../scripts/policy/policy-files.ts';
import { BASE } from './random-rollouts.ts';

const ROOT = join(import.meta.dirname, '../../..');
const guide = readFileSync(join(ROOT, 'docs/admin-guide.md'), 'utf8');
const scripts = z.object({ scripts: z.record(z.string(), z.string()) });

function blocks(language: string): string[] {
  return [...guide.matchAll(/^```(\w+)\n(.*?)^```$/gmsu)].flatMap(([, kind, body = '']) =>
    kind === language ? [body] : [],
  );
}

function section(title: string): string {
  return guide.split(/^## /mu).find((part) => part.startsWith(`${title}\n`)) ?? '';
}

describe("the administrator's guide", () => {
  test('has JSON that parses', () => {
    expect(blocks('json').length).toBeGreaterThan(0);
    for (const block of blocks('json')) expect(JSON.parse(block)).toBeTypeOf('object');
  });

  test('shows commands that write a policy, with the settings it shows', () => {
    const folder = mkdtempSync(join(tmpdir(), 'admin-guide-'));
    const settings = join(folder, 'settings.json');
    writeFileSync(settings, blocks('json')[0] ?? '');
    const shown = blocks('sh')
      .flatMap((block) => block.split('\n'))
      .filter((line) => line.startsWith('npm run policy -- '));
    const written = shown.map((line) => {
      const words = line
        .split(' ')
        .slice(4)
        .map((word) => (word === 'settings.json' ? settings : word));
      const options = readOptions(words, '0.1.0');
      return options.kind === 'rollout' && Object.keys(policyFiles(options.rollout)).length;
    });
    rmSync(folder, { recursive: true });
    expect(written).toEqual([14, 14, 14, 14]);
  });

  test('names only npm commands and files there are', () => {
    const known = scripts.parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))).scripts;
    const commands = [...guide.matchAll(/npm run ([a-z:-]+)/gu)].map(([, name = '']) => name);
    expect(commands.filter((name) => known[name] === undefined)).toEqual([]);
    const paths = [...guide.matchAll(/\b(?:linux|windows|mac|intune)\/[\w/-]+\.\w+|google-admin-console\.json/gu)];
    const files = Object.keys(policyFiles(BASE));
    expect(paths.map(([path]) => path).filter((path) => !files.includes(path))).toEqual([]);
  });

  test('explains every policy of the hardening set, with the value the files give it', () => {
    const hardening = section('Hardening set');
    const policies = [CHROME, EDGE].flatMap((browser) => {
      const { '3rdparty': _, ExtensionSettings, ...numbers } = linuxPolicy({ ...BASE, minimumVersion: '1' }, browser);
      return Object.entries({ ...ExtensionSettings[BASE.id], ...ExtensionSettings['*'], ...numbers });
    });
    const rows = hardening.split('\n').filter((line) => line.startsWith('|'));
    const unexplained = policies.filter(([name]) => !rows.some((row) => row.split('|')[1]?.includes(`\`${name}\``)));
    expect(unexplained).toEqual([]);
    const fixed = policies.filter(
      ([name]) => !['update_url', 'runtime_allowed_hosts', 'minimum_version_required'].includes(name),
    );
    const wrong = fixed.filter(([name, value]) => {
      const values = rows.filter((row) => row.split('|')[1]?.includes(`\`${name}\``)).map((row) => row.split('|')[2]);
      return !values.some((text) => text?.includes(`\`${value}\``));
    });
    expect(wrong).toEqual([]);
  });

  test('leads to every place it links to', () => {
    const anchors = [...guide.matchAll(/^#+ (.+)$/gmu)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\w -]/gu, '')
        .replaceAll(' ', '-'),
    );
    const links = [...guide.matchAll(/\]\(#([\w-]+)\)/gu)].map(([, anchor]) => anchor ?? '');
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !anchors.includes(link))).toEqual([]);
  });
});

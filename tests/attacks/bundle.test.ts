import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect } from 'vitest';
import { z } from 'zod';
import { REGION_DOMAINS } from '../../api-worker/contract/regions.ts';
import { DESKTOP_MATCHES } from '../../entrypoints/build/desktop-matches.ts';
import { parseWorkerHosts } from '../../entrypoints/build/parse-worker-hosts.ts';
import { readLines } from '../../entrypoints/sidepanel/packs/read-lines.ts';
import { WORKER_ORIGIN } from '../../mocks/stage/cast.ts';
import { buildExtension } from '../../mocks/stage/extension.ts';
import { attack } from './frame/attack.ts';

const manifestShape = z.looseObject({
  permissions: z.array(z.string()),
  host_permissions: z.array(z.string()),
  content_security_policy: z.object({ extension_pages: z.string() }),
});

let files: { path: string; text: string }[];
let manifest: Record<string, unknown>;
beforeAll(async () => {
  const folder = await buildExtension(process.env);
  files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(js|html|css|json|map)$/u.test(path))
    .map((path) => ({ path, text: readFileSync(`${folder}/${path}`, 'utf8') }));
  manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8'));
});

attack(
  'C19',
  'the packed extension holds no evaluated code, source map, secret or foreign address',
  { defences: ['bundle-clean'] },
  async () => {
    expect(files.length).toBeGreaterThan(4);
    const found = (pattern: RegExp, only = /\.(js|html)$/u) =>
      files.filter(({ path, text }) => only.test(path) && pattern.test(text)).map(({ path }) => path);
    expect(found(/\beval\(|\bFunction\(['"`](?!['"`])/u)).toEqual([]);
    expect(found(/sourceMappingURL/u)).toEqual([]);
    expect(files.filter(({ path }) => path.endsWith('.map'))).toEqual([]);
    expect(found(/-----BEGIN|AKIA[0-9A-Z]{16}|AIza[\w-]{35}/u, /./u)).toEqual([]);
    expect(found(/<script[^>]+src="https?:/u)).toEqual([]);
    expect(found(/SELECT [\w*.]+ FROM|GBB4100021|Northgate/u, /./u)).toEqual([]);
  },
);

attack(
  'C19',
  'the packed manifest asks for no permission without a reason, and reaches no host beyond the compiled ones',
  { defences: ['fewest-permissions', 'compiled-hosts'] },
  async () => {
    const reasons = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8');
    const { permissions, host_permissions: hosts, content_security_policy: policies } = manifestShape.parse(manifest);
    expect(permissions.filter((name) => !reasons.includes(`| \`${name}\` `))).toEqual([]);
    expect(hosts.toSorted()).toEqual(DESKTOP_MATCHES.toSorted());
    const connect = /connect-src ([^;]+)/u.exec(policies.extension_pages)?.[1]?.split(' ') ?? [];
    const sockets = REGION_DOMAINS.map((domain) => `wss://streaming.${domain}`);
    expect(connect.toSorted()).toEqual([WORKER_ORIGIN, ...sockets].toSorted());
    expect(policies.extension_pages).toContain("script-src 'self';");
  },
);

attack('C9', 'no host without https is compiled in', { defences: ['compiled-hosts'] }, async () => {
  for (const host of [
    'http://prep.bank.example',
    'https://prep.bank.example/path',
    'https://user@prep.bank.example',
    'https://*',
    'wss://prep.bank.example',
  ]) {
    expect(() => parseWorkerHosts(host)).toThrow();
  }
});

const linesOf = async (chunks: Uint8Array[]): Promise<number> => {
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  let count = 0;
  for await (const _line of readLines(stream, { signal: new AbortController().signal, silenceMs: 5_000 })) count += 1;
  return count;
};
const bytes = (text: string) => new TextEncoder().encode(text);

attack(
  'C8',
  'an endless line, a flood of lines and broken text end the stream, not the panel',
  { defences: ['bounded-parser'] },
  async () => {
    await expect(linesOf([bytes('x'.repeat(10_000_000))])).rejects.toThrow();
    await expect(linesOf(Array.from({ length: 40 }, () => bytes('x'.repeat(50_000))))).rejects.toThrow();
    await expect(linesOf([bytes('{}\n'.repeat(100_000))])).rejects.toThrow();
    await expect(linesOf([new Uint8Array([0xff, 0xfe, 0xfd, 10])])).rejects.toThrow();
    expect(await linesOf([bytes('{"a":'), bytes('1}\n\n{}')])).toBe(2);
  },
);

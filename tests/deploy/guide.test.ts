import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { configurationSchema } from '../../api-worker/configuration.ts';
import { statementRequest } from '../../api-worker/contract/statements.ts';
import { attributeAliases } from '../../api-worker/genesys/attribute-aliases.ts';
import { PACKAGE_OPTIONS, packageArguments } from '../../scripts/package/arguments.ts';
import { ROOT } from '../../scripts/run-program.mjs';
import { renderTemplate } from './velocity.ts';

const guide = await readFile(join(ROOT, 'docs/deploy.md'), 'utf8');
const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gmsu'))].map(([, text = '']) => text);
const shell = blocks('sh').join('\n');
const [roles, aliases, action, request] = blocks('json').map((text): unknown => JSON.parse(text));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bcs-guide-'));
});
afterAll(() => rm(folder, { recursive: true }));
const run = async (script: string) => {
  const { stdout } = await promisify(execFile)('sh', ['-euc', script], { cwd: folder });
  return stdout.trim();
};

describe('the guide to a deployment', () => {
  test('gives settings the worker takes', () => {
    const { GENESYS_ROLES, ATTRIBUTE_ALIASES } = configurationSchema.shape;
    expect(GENESYS_ROLES.safeParse(JSON.stringify(roles)).success).toBe(true);
    expect(ATTRIBUTE_ALIASES.parse(JSON.stringify(aliases))).toEqual(attributeAliases.parse({}));
  });

  test('makes keys the worker takes, each another one', async () => {
    const [, ...lines] = (blocks('sh').find((block) => block.startsWith('node -p')) ?? '').split('\n');
    expect(lines).toHaveLength(2);
    const makeKeys = blocks('sh').find((block) => block.startsWith('node -p')) ?? '';
    const [ring = '', plain = ''] = (await run(makeKeys)).split('\n');
    const { SESSION_KEYS, STATEMENT_KEYS, AUDIT_KEY, STATEMENT_ISSUER_CREDENTIALS } = configurationSchema.shape;
    for (const shape of [SESSION_KEYS, STATEMENT_KEYS]) expect(shape.safeParse(ring).success).toBe(true);
    for (const shape of [AUDIT_KEY, STATEMENT_ISSUER_CREDENTIALS]) expect(shape.safeParse(plain).success).toBe(true);
    expect(await run(makeKeys)).not.toBe(`${ring}\n${plain}`);
  });

  test('packages with arguments the packaging takes', () => {
    const line = shell.split('\n').find((command) => command.startsWith('npm run package -- ')) ?? '';
    const { values } = parseArgs({ args: line.split(' ').slice(4), options: PACKAGE_OPTIONS });
    const { hosts, updateUrls } = packageArguments(values, '1.0.0');
    expect(hosts).toHaveLength(2);
    expect(Object.values(updateUrls).filter((url) => url.includes('.invalid'))).toEqual([]);
  });

  test('cuts the alerts into one file each, as many as it says', async () => {
    for (const file of ['log-metrics.yaml', 'alerts.yaml']) {
      await mkdir(join(folder, 'deploy/worker'), { recursive: true });
      await copyFile(join(ROOT, 'deploy/worker', file), join(folder, 'deploy/worker', file));
    }
    const cutting = shell.split('\n').filter((line) => /^(?:mkdir --parents alerts|csplit |rm alerts)/u.test(line));
    await run(cutting.join('\n'));
    const files = (await readdir(join(folder, 'alerts'))).sort();
    expect(files.filter((file) => file.startsWith('metric-'))).toHaveLength(2);
    expect(files.filter((file) => file.startsWith('policy-'))).toHaveLength(13);
    expect(guide).toContain('two metrics and thirteen policies');
    for (const file of files) expect(parse(await readFile(join(folder, 'alerts', file), 'utf8'))).toBeTypeOf('object');
  });
});

const actionShape = z.object({
  contract: z.object({
    input: z.object({
      inputSchema: z.object({ required: z.array(z.string()), properties: z.record(z.string(), z.unknown()) }),
    }),
  }),
  config: z.object({ request: z.object({ requestUrlTemplate: z.string(), requestTemplate: z.string() }) }),
});

describe('the data action of the call flow', () => {
  const { contract, config } = actionShape.parse(action);
  const input = {
    conversationId: '5e0b8d5c-5f0e-4d0a-9a43-0f5a3f4b6c11',
    customerType: 'BCIN',
    customerValue: 'GBB4100021',
    callerPcin: 'GBP7100021',
    level: 'verified',
    method: 'IVR_PIN',
  };
  const sent = (values: Record<string, string>): unknown =>
    JSON.parse(renderTemplate(config.request.requestTemplate, values));

  test('sends the request the guide shows, which the worker takes', () => {
    expect(sent(input)).toEqual(request);
    expect(statementRequest.safeParse(request).success).toBe(true);
    expect(config.request.requestUrlTemplate).toMatch(/\/v1\/statements$/u);
  });

  test('sends no caller where the flow knows none', () => {
    const { callerPcin: _, ...without } = input;
    for (const values of [without, { ...without, callerPcin: '' }])
      expect(Object.keys(statementRequest.parse(sent(values)))).not.toContain('caller');
  });

  test('asks the flow for what it sends and nothing else', () => {
    const { required, properties } = contract.input.inputSchema;
    expect(Object.keys(properties).sort()).toEqual(Object.keys(input).sort());
    expect([...required, 'callerPcin'].sort()).toEqual(Object.keys(input).sort());
  });
});

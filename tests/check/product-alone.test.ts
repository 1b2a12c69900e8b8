import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SampleTree } from './sample-tree.ts';
import { makeSampleTree } from './sample-tree.ts';

const PRODUCT = ['entrypoints', 'components', 'api-worker', 'deploy', 'wxt.config.ts'];

let product: SampleTree;

beforeAll(async () => {
  product = await makeSampleTree({}, PRODUCT);
});

afterAll(() => product[Symbol.asyncDispose]());

test('the extension type-checks without mocks and tests', async () => {
  expect(await product.run('tsc', '-p', 'tsconfig.browser.json')).toEqual({ exitCode: 0, output: '' });
});

test('the worker type-checks without mocks and tests', async () => {
  expect(await product.run('tsc', '-p', 'tsconfig.worker.json')).toEqual({ exitCode: 0, output: '' });
});

describe('the extension', () => {
  let built: string;

  beforeAll(async () => {
    const { exitCode, output } = await product.run('wxt', 'build');
    expect(exitCode, output).toBe(0);
    built = join(product.folder, '.output', 'chrome-mv3');
  });

  test('builds without mocks and tests', async () => {
    expect(await readdir(built)).toEqual(expect.arrayContaining(['manifest.json', 'background.js']));
  });

  test('carries no query and nothing of what stands in for the bank', async () => {
    const scripts = (await readdir(built, { recursive: true })).filter((path) => path.endsWith('.js'));
    const texts = await Promise.all(scripts.map((path) => readFile(join(built, path), 'utf8')));
    expect(scripts.length).toBeGreaterThan(2);
    expect(
      scripts.filter((_, index) => /\bSELECT\s[\s\S]{1,2000}?\sFROM\s|faker|\bmock/i.test(texts[index] ?? '')),
    ).toEqual([]);
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SampleTree } from './sample-tree.ts';
import { makeSampleTree } from './sample-tree.ts';

const PRODUCT = ['entrypoints', 'components', 'api-worker', 'wxt.config.ts'];

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

test('the extension builds without mocks and tests', async () => {
  const { exitCode, output } = await product.run('wxt', 'build');
  expect(exitCode, output).toBe(0);
}, 120_000);

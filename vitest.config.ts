import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [
            'tests/browser/**',
            'tests/components/**',
            'tests/attacks/**',
            'tests/googlesql/**',
            'tests/policy/**',
          ],
          testTimeout: 20_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [solid()],
        test: {
          name: 'components',
          environment: 'happy-dom',
          include: ['tests/components/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/built-extension.ts'],
          // Read when Playwright is loaded: without it side panels are no pages.
          env: { PW_CHROMIUM_ATTACH_TO_OTHER: '1' },
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'attacks',
          environment: 'node',
          include: ['tests/attacks/**/*.test.ts'],
          // One stage at a time: every file has worker, mocks and, some, a browser of its own.
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'policy',
          environment: 'node',
          include: ['tests/policy/*.test.ts'],
          globalSetup: ['tests/policy/frame/release.ts'],
          env: { PW_CHROMIUM_ATTACH_TO_OTHER: '1' },
          fileParallelism: false,
          // A browser takes a changed policy file up after five seconds.
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 90_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'googlesql',
          environment: 'node',
          include: ['tests/googlesql/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});

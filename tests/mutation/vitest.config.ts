import { defineConfig } from 'vitest/config';
import { AREAS } from './areas.ts';

/** Only the tests of the area under mutation: each mutant runs them anew. */
export default defineConfig({
  test: {
    name: 'mutation',
    environment: 'node',
    include: AREAS[process.env.MUTATED_AREA ?? '']?.tests ?? [],
    testTimeout: 20_000,
    hookTimeout: 120_000,
  },
});

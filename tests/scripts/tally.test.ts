import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../scripts/run-program.mjs';
import { tallyReport } from '../../scripts/test/tally.mjs';

function file(status: string, ...statuses: string[]) {
  const assertionResults = statuses.map((each, index) => ({ fullName: `promise ${index + 1}`, status: each }));
  return { name: join(ROOT, 'tests/sample.test.ts'), status, assertionResults };
}

test('counts what passed and names what failed', () => {
  expect(tallyReport([file('failed', 'passed', 'failed'), file('passed', 'passed')], 1)).toEqual({
    passed: 2,
    failures: ['tests/sample.test.ts › promise 2'],
  });
});

test('counts a skipped test as failed', () => {
  expect(tallyReport([file('passed', 'passed', 'skipped')], 0)).toEqual({
    passed: 1,
    failures: ['tests/sample.test.ts › promise 2 (skipped)'],
  });
});

test('counts a file that could not be loaded', () => {
  expect(tallyReport([file('failed')], 1)).toEqual({
    passed: 0,
    failures: ['tests/sample.test.ts failed outside its tests'],
  });
});

test('counts an error outside every test', () => {
  expect(tallyReport([file('passed', 'passed')], 1).failures).toHaveLength(1);
});

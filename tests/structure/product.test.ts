import { expect, test } from 'vitest';
import { linesMatching, productFiles } from './tree.ts';

test('the product knows nothing of what stands in for the bank', () => {
  const words = /mock|faker|demo/i;
  expect(
    [...productFiles.filter((path) => words.test(path)), ...linesMatching(words, productFiles)],
    'The product has no other branch for tests and shows: move this to mocks/, or say it in other words',
  ).toEqual([]);
});

test('the product behaves alike in every environment', () => {
  expect(
    linesMatching(/NODE_ENV|import\.meta\.env\.(MODE|DEV|PROD)/, productFiles),
    'Take the value as configuration instead of asking for the environment',
  ).toEqual([]);
});

/** The one rule about loopback itself: an address in clear must not leave the machine. */
const NAMES_LOOPBACK = 'api-worker/configuration/setting-shapes.ts:17 const LOOPBACK';

test('no address, project or customer is written into the product', () => {
  const addresses = /localhost|127\.0\.0\.1|http:\/\/(?!www\.w3\.org\/)/;
  const customers = /\bC\d{6,}\b/;
  const comparisons = /[!=]==?\s*['"`]https?:\/\/|['"`]https?:\/\/[^'"`]*['"`]\s*[!=]==?/;
  expect(
    [addresses, customers, comparisons]
      .flatMap((pattern) => linesMatching(pattern, productFiles))
      .filter((line) => !line.startsWith(NAMES_LOOPBACK)),
    'Take this value as configuration: only addresses and credentials differ between production and tests',
  ).toEqual([]);
});

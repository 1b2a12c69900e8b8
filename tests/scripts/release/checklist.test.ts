import { expect, test } from 'vitest';
import { checklist } from '../../../scripts/release/checklist.ts';

const UPLOAD = {
  version: '1.1.0',
  commit: 'c'.repeat(40),
  id: 'a'.repeat(32),
  crxName: 'x-1.1.0.crx',
  crxSha256: 'f'.repeat(64),
  order: 'worker first',
  folder: '/somewhere/1.1.0',
  rings: ['pilot', 'broad'] as const,
  updateUrls: { pilot: 'https://u.example/pilot/updates.xml', broad: 'https://u.example/broad/updates.xml' },
  isTagged: false,
};
const steps = (text: string): string[] => text.split('\n').filter((line) => /^\d+\./u.test(line));

test('each ring has its CRX before its update manifest, and pilot comes before broad', () => {
  const places = steps(checklist(UPLOAD)).flatMap((step, index) =>
    /put (\S+) at/u.test(step) ? [`${index} ${step}`] : [],
  );
  expect(places.map((step) => /put (\S+) at (\S+)[;:]/u.exec(step)?.slice(1))).toEqual([
    ['x-1.1.0.crx', 'https://u.example/pilot/x-1.1.0.crx'],
    ['updates-pilot.xml', 'https://u.example/pilot/updates.xml'],
    ['x-1.1.0.crx', 'https://u.example/broad/x-1.1.0.crx'],
    ['updates-broad.xml', 'https://u.example/broad/updates.xml'],
  ]);
});

test('no step that puts something in front of reps is one person’s', () => {
  for (const step of steps(checklist(UPLOAD)).filter((line) => /put \S+ at|upload/u.test(line))) {
    expect(step).toMatch(/\bA\b.*\bB\b/u);
  }
});

test.each([
  ['worker first', 'deploy the worker first'],
  ['panel first, because x', 'The panel goes first'],
  ['either first', 'before or after'],
])('the worker is deployed when the changelog says: %s', (order, words) => {
  expect(checklist({ ...UPLOAD, order })).toContain(words);
});

const placeOf = (text: string, words: RegExp): number => steps(text).findIndex((step) => words.test(step));

test('the number is taken before the first ring can have it, and after somebody else has looked', () => {
  const text = checklist(UPLOAD);
  expect(placeOf(text, /--verify/u)).toBeLessThan(placeOf(text, /git tag -a v1\.1\.0 .*git push/u));
  expect(placeOf(text, /git tag -a/u)).toBeLessThan(placeOf(text, /put \S+ at/u));
  expect(text.match(/git tag/gu)).toHaveLength(1);
});

test('a tag that was set already is pushed, not set again', () => {
  const text = checklist({ ...UPLOAD, isTagged: true });
  expect(text).not.toContain('git tag');
  expect(placeOf(text, /git push \S+ v1\.1\.0/u)).toBeLessThan(placeOf(text, /put \S+ at/u));
  expect(placeOf(text, /git push/u)).toBeGreaterThan(placeOf(text, /--verify/u));
});

const DEPLOYS = /B: deploy the worker/u;

test('a panel that goes first is followed by the worker, once both rings have it', () => {
  const text = checklist({ ...UPLOAD, order: 'panel first, because x' });
  expect(placeOf(text, DEPLOYS)).toBeGreaterThan(placeOf(text, /updates-broad\.xml/u));
});

test('a worker that goes first is deployed before a ring is touched, and only then', () => {
  const text = checklist(UPLOAD);
  expect(placeOf(text, DEPLOYS)).toBeLessThan(placeOf(text, /put \S+ at/u));
  expect(text.match(/deploy the worker/gu)).toHaveLength(1);
});

test('B verifies that it is this release, not only one of ours', () => {
  expect(checklist(UPLOAD)).toContain(`--id ${UPLOAD.id} --version 1.1.0 --commit ${UPLOAD.commit}`);
});

test('a release for one ring touches no other', () => {
  expect(checklist({ ...UPLOAD, rings: ['pilot'] })).not.toContain('broad');
});

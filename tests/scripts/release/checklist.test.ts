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

test('a release for one ring touches no other', () => {
  expect(checklist({ ...UPLOAD, rings: ['pilot'] })).not.toContain('broad');
});

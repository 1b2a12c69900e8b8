import { expect, test } from 'vitest';
import { contactLabel, label } from '../../api-worker/prep-pack/format/labels.ts';
import { joined, sentence, words } from '../../api-worker/prep-pack/format/words.ts';

test('turns codes into words and leaves text alone', () => {
  expect(words('KYC_DOCUMENTS')).toBe('KYC documents');
  expect(words('LARGE_PRINT')).toBe('Large print');
  expect(words('Core deposits')).toBe('Core deposits');
  expect(label('PAYMENT_DELAY')).toBe('Payment held for a fraud check');
  expect(contactLabel('PHONE')).toBe('call');
});

test('joins parts as a sentence does', () => {
  expect([joined([]), joined(['a']), joined(['a', 'b']), joined(['a', 'b', 'c'])]).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
});

test('ends a sentence once, in Chinese too', () => {
  expect([sentence('Call back'), sentence('Call back.'), sentence('請回電。')]).toEqual([
    'Call back.',
    'Call back.',
    '請回電。',
  ]);
});

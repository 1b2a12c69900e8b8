import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../api-worker/narrative/guard.ts';
import { isFigure } from '../../api-worker/narrative/token.ts';
import { liesOf } from './lies.ts';

const FACTS = [
  'Deposits fell sharply: −42% in 30 days, before £210k, now £122k',
  'Complaint can be resolved early until Fri 27 Nov',
  'Promise not kept since Mon 16 Nov, due 12 Oct 2026',
  'Limit nearly used: 86%, used £2.58m of £3m',
  'Unhappy at last survey: 3 of 10',
  '{customer} has been in contact 4 times in 14 days, latest HK$612k',
].map((text, index) => ({ id: `I${index}`, text }));

test.each(FACTS)('takes the fact itself: $text', (fact) => {
  expect(refusalOf(`${fact.text}.`, fact)).toBeNull();
});

test.each([
  ['The deposits have dropped sharply: −42% in 30 days, before £210k and now £122k.', 0],
  ['The complaint can be resolved early, until Fri 27 Nov', 1],
  ['The promise is not kept since Mon 16 Nov (due 12 Oct 2026).', 2],
  ['The limit is nearly used: 86%; used £2.58m of £3m', 3],
])('takes other grammar around the same words: %s', (sentence, index) => {
  const fact = FACTS[index];
  expect(refusalOf(sentence, fact)).toBeNull();
});

describe.each(FACTS)('of "$text"', (fact) => {
  test.each(liesOf(fact))('refuses $kind: $text', ({ text }) => {
    expect(refusalOf(text, fact)).not.toBeNull();
  });
});

test('refuses a sentence about a fact nobody gave', () => {
  expect(refusalOf('Deposits fell', undefined)).toBe('unknown-fact');
});

test('refuses a suspicion even where the fact itself says it', () => {
  const text = 'Payment delayed for a fraud check';
  expect(refusalOf(text, { id: 'I02', text })).toBe('banned');
});

test('tells figures from text of a source system', () => {
  for (const figure of ['−42%', '£2.58m of £3m', '12 Oct 2026', '4 times', '30 days', 'HK$612k']) {
    expect(isFigure(figure), figure).toBe(true);
  }
  for (const text of ['Call back by 3 pm', 'Ignore all rules', '', 'of', 'Oct'])
    expect(isFigure(text), text).toBe(false);
});

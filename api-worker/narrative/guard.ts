import type { Fact } from './fact.ts';
import { tokensOf } from './token.ts';

/** Why a sentence was not taken. */
export type Refusal = 'unknown-fact' | 'unreadable' | 'banned' | 'length' | 'meaning';

const CHARACTERS_AT_MOST = 200;

/** Latin letters, digits, currency and common punctuation: other scripts and invisible marks look like what they are not. */
const READABLE = /^[\p{Script=Latin}0-9\p{Sc} \u00A0\u202F.,;:!?'’"“”()%+−–—{}_/&-]+$/u;

/** What may not be said even if a fact says it: suspicion, advice, promises, protected traits. */
const BANNED =
  /\b(?:fraud|suspicio|suspect|launder|crim|police|investigat|sanction|terror|flagged|advis|recommend|guarante|approv|racial|relig|ethnic|gender|disab|pregnan|sexual|vulnerab)/iu;

/**
 * Holds one sentence of the model against the one fact it says it re-words: the fact's own words, figures, dates,
 * names and denials, all of them, in the fact's order. Only words that say nothing may be added or left out.
 */
export function refusalOf(sentence: string, fact: Fact | undefined): Refusal | null {
  if (fact === undefined) return 'unknown-fact';
  if (sentence.length > CHARACTERS_AT_MOST) return 'length';
  if (!READABLE.test(sentence)) return 'unreadable';
  if (BANNED.test(sentence)) return 'banned';
  const [own, said] = [tokensOf(fact.text), tokensOf(sentence)];
  return own.length === said.length && own.every((token, index) => token === said[index]) ? null : 'meaning';
}

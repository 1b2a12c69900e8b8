import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { customerClaims, disagreeing, isStrong, strongest } from '../../api-worker/customers/claims.ts';
import type { IdentifierType } from '../../api-worker/customers/identifier-key.ts';
import { IDENTIFIER_TYPES, identifierKey } from '../../api-worker/customers/identifier-key.ts';
import { IDENTIFIER_WORDS } from '../../api-worker/customers/identifier-words.ts';
import type { IdentifierClaim } from '../../api-worker/genesys/conversation-facts.ts';

const claim = (type: IdentifierType, value = 'V', of: IdentifierClaim['of'] = 'customer'): IdentifierClaim => ({
  type,
  value,
  of,
  from: 'a test',
});

test('what was entered or authenticated is strong, what can be shared or spoofed is weak', () => {
  expect(IDENTIFIER_TYPES.filter(isStrong)).toEqual(['PCIN', 'BCIN', 'ACCOUNT']);
});

describe('whom a conversation is about', () => {
  test('with a business number a personal one names the caller', () => {
    const claims = [claim('PCIN'), claim('BCIN'), claim('PHONE')];
    expect(customerClaims(claims).map(({ type }) => type)).toEqual(['BCIN', 'PHONE']);
  });

  test('without one the personal number names the customer', () => {
    expect(customerClaims([claim('PCIN'), claim('PHONE')]).map(({ type }) => type)).toEqual(['PCIN', 'PHONE']);
  });

  test('what is claimed of the caller never names the customer', () => {
    expect(customerClaims([claim('PCIN', 'V', 'caller'), claim('BCIN', 'V', 'caller')])).toEqual([]);
  });
});

describe('identifiers that disagree', () => {
  test.each(['BCIN', 'PCIN', 'ACCOUNT'] as const)('are reported for %s, all of them', (type) => {
    const claims = [claim('PHONE', '1'), claim(type, 'A 1'), claim(type, 'B 2')];
    expect(disagreeing(claims)).toEqual(claims.slice(1));
  });

  test.each(['PHONE', 'EMAIL', 'EXTERNAL_CONTACT'] as const)('are nothing unusual for %s', (type) => {
    expect(disagreeing([claim(type, 'A'), claim(type, 'B')])).toEqual([]);
  });

  test('are one in other spellings: spaces and case do not count', () => {
    expect(disagreeing([claim('ACCOUNT', 'gb 12  34'), claim('ACCOUNT', 'GB1234')])).toEqual([]);
  });

  test('of two kinds do not disagree', () => {
    expect(disagreeing([claim('BCIN', 'A'), claim('ACCOUNT', 'B')])).toEqual([]);
  });

  test('the strongest disagreement is reported', () => {
    const claims = ['A', 'B'].flatMap((value) => [claim('ACCOUNT', value), claim('BCIN', value)]);
    expect(disagreeing(claims).map(({ type }) => type)).toEqual(['BCIN', 'BCIN']);
  });
});

test('the strongest identifier with a visible customer counts, in one order, and every match of that kind', () => {
  const party = { customerId: 'A', name: 'A', localName: null, greetingName: null, market: 'GB', language: null };
  const named = (type: IdentifierType, isVisible = true) => ({
    claim: claim(type),
    namedCustomerId: 'A',
    parties: isVisible ? [party] : [],
    hiddenCustomerIds: [],
  });
  const order: IdentifierType[] = ['BCIN', 'PCIN', 'ACCOUNT', 'EXTERNAL_CONTACT', 'EMAIL', 'PHONE'];
  for (const [index, type] of order.entries()) {
    const weaker = order.slice(index).toReversed();
    expect(strongest(weaker.map((each) => named(each))).map(({ claim: { type: found } }) => found)).toEqual([type]);
  }
  expect(strongest([named('BCIN', false), named('PHONE'), named('PHONE')])).toHaveLength(2);
  expect(strongest([named('BCIN', false)])).toEqual([]);
});

describe('the key an identifier is stored under', () => {
  const keyOf = (type: IdentifierType, value: string) => identifierKey('a secret', type, value);

  test.each([
    ['BCIN', 'b 12\t34', 'B1234'],
    ['PCIN', 'p 12\t34', 'P1234'],
    ['ACCOUNT', 'gb 12\t34', 'GB1234'],
    ['EXTERNAL_CONTACT', 'ab 12', 'AB12'],
    ['EMAIL', '  Ann@Bank.Example ', 'ann@bank.example'],
    ['PHONE', 'tel:+44 (20) 7946-0001', '+442079460001'],
    ['PHONE', 'TEL:+442079460001', '+442079460001'],
    ['PHONE', '0044 20 7946 0001', '+442079460001'],
    ['PHONE', '442079460001', '+442079460001'],
    ['PHONE', '+44 00 20', '+440020'],
  ] as const)('is one for every spelling of a %s: %o', (type, value, plain) => {
    expect(keyOf(type, value)).toBe(keyOf(type, plain));
  });

  test.each([
    ['PHONE', '+442079460001', '+442079460002'],
    ['PHONE', '+2079460001', '+442079460001'],
    ['EMAIL', 'ann@bank.example', 'ben@bank.example'],
    ['EMAIL', 'an n@bank.example', 'ann@bank.example'],
    ['BCIN', 'B1', 'B2'],
  ] as const)('is another for another %s: %o and %o', (type, one, other) => {
    expect(keyOf(type, one)).not.toBe(keyOf(type, other));
  });

  test('differs by kind and by secret, so that neither can be guessed from the other', () => {
    expect(new Set(IDENTIFIER_TYPES.map((type) => keyOf(type, '1'))).size).toBe(IDENTIFIER_TYPES.length);
    expect(identifierKey('another secret', 'BCIN', 'B1')).not.toBe(keyOf('BCIN', 'B1'));
  });

  test('is the one the warehouse was loaded with: HMAC-SHA-256 of kind, a zero byte and the plain value', () => {
    const documented = createHmac('sha256', 'a secret').update(Buffer.from('BCIN\0B1')).digest('base64url');
    expect(keyOf('BCIN', 'b1')).toBe(documented);
    const address = createHmac('sha256', 'a secret').update(Buffer.from('EMAIL\0a@b.example')).digest('base64url');
    expect(keyOf('EMAIL', 'A@B.example')).toBe(address);
  });
});

test('every kind of identifier has words of its own', () => {
  expect(new Set(Object.values(IDENTIFIER_WORDS)).size).toBe(IDENTIFIER_TYPES.length);
  expect(Object.values(IDENTIFIER_WORDS).every((words) => words.length > 3)).toBe(true);
});

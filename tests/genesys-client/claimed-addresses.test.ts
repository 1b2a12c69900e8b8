import { describe, expect, test } from 'vitest';
import { createRepConversations } from '../../api-worker/genesys/active-conversations.ts';
import { attributeAliases, attributesNamed } from '../../api-worker/genesys/attribute-aliases.ts';
import type { GenesysCall } from '../../api-worker/genesys/genesys-fetch.ts';
import { call, customer, factsOf, me } from './recorded.ts';

const claimed = async (leg: Record<string, unknown>) =>
  (await factsOf(leg, me()))?.claims.map(({ type, value }) => `${type} ${value}`);
const bare = (change: Record<string, unknown>) => customer({ calls: [], ...change });

describe('the address of the other side', () => {
  test.each([
    ['a leg without any media', bare({ ani: '+442079460001' }), []],
    ['a chat', bare({ chats: [call()], ani: '+442079460001' }), []],
    ['a video', bare({ videos: [call()], ani: '+442079460001' }), []],
    ['a message without addresses', bare({ messages: [call()], ani: '+442079460001' }), []],
    [
      'a call-back without a number of its own',
      bare({ callbacks: [call()], ani: '+442079460001' }),
      ['PHONE +442079460001'],
    ],
    ['a call-back', bare({ callbacks: [call({ callbackNumbers: ['+441'.padEnd(9, '2')] })] }), ['PHONE +44122222']],
    ['a call without a number, from an address', customer({ address: '+442079460002' }), ['PHONE +442079460002']],
    ['an e-mail', bare({ emails: [call()], ani: 'ann@bank.example' }), ['EMAIL ann@bank.example']],
  ])('of %s', async (_what, leg, expected) => {
    expect(await claimed(leg)).toEqual(expected);
  });

  test.each([
    [' tel:+442079460001 ', ['PHONE +442079460001']],
    [' sip:+442079460001@x.example ', ['PHONE +442079460001']],
    ['sips:+442079460001@x.example', ['PHONE +442079460001']],
    ['442079460001', ['PHONE 442079460001']],
    ['(020) 7946.00-01', ['PHONE (020) 7946.00-01']],
    ['123456', ['PHONE 123456']],
    ['12345', []],
    ['1'.repeat(24), [`PHONE ${'1'.repeat(24)}`]],
    ['1'.repeat(25), []],
    ['+442079460001 ext 4', []],
    ['ext 442079460001', []],
    ['x442079460001', []],
    ['mailto:ann@bank.example', ['EMAIL ann@bank.example']],
    ['ann@bank.example and others', []],
    ['to ann@bank.example', []],
    ['ann@bank', []],
    ['ann@ben@bank.example', []],
    ['sip:ann@bank.example', []],
    ['x-sip:ann@bank.example', ['EMAIL x-sip:ann@bank.example']],
    ['x-tel:442079460001', []],
    ['sip:+442079460001@x.example@y.example', ['PHONE +442079460001']],
  ])('%j claims %j', async (ani, expected) => {
    expect(await claimed(customer({ ani }))).toEqual(expected);
  });

  test('says where it came from', async () => {
    const leg = customer({ ani: '+442079460001', externalContactId: 'contact-1' });
    expect((await factsOf(leg, me()))?.claims).toEqual([
      { type: 'PHONE', value: '+442079460001', of: 'customer', from: 'phone number' },
      { type: 'EXTERNAL_CONTACT', value: 'contact-1', of: 'customer', from: 'external contact' },
    ]);
    expect((await factsOf(bare({ emails: [call()], ani: 'ann@bank.example' }), me()))?.claims).toMatchObject([
      { from: 'email address' },
    ]);
  });
});

describe('participant attributes', () => {
  test('have names of their own unless the bank gives others', () => {
    expect(attributeAliases.parse({})).toEqual({
      customer: { BCIN: ['bcin'], ACCOUNT: ['accountNumber'] },
      caller: { PCIN: ['pcin'] },
      statement: ['bcsStatement'],
      verificationWithdrawn: ['bcsVerificationWithdrawn'],
    });
  });

  test.each([
    ['no name', { statement: [] }],
    ['an empty name', { statement: [''] }],
    ['a name of 101 characters', { statement: ['x'.repeat(101)] }],
    ['a kind nobody knows', { customer: { IBAN: ['iban'] } }],
    ['a use nobody knows', { trusted: ['x'] }],
  ])('are refused with %s', (_what, setting) => {
    expect(attributeAliases.safeParse(setting).success).toBe(false);
  });

  test.each([
    ['bcin', 'B1', ['B1']],
    ['BCIN', 'B1', ['B1']],
    ['context.bcin', 'B1', ['B1']],
    ['x.context.bcin', 'B1', []],
    ['xcontext.bcin', 'B1', []],
    ['bcincontext.', 'B1', []],
    ['other', 'B1', []],
    ['bcin', 'Text: B1 ', ['B1']],
    ['bcin', 'a text:B1', ['a text:B1']],
    ['bcin', 'x'.repeat(256), ['x'.repeat(256)]],
    ['bcin', 'x'.repeat(257), []],
    ['bcin', 'text:', []],
    ['bcin', 7, []],
  ])('%s = %j gives %j', (name, value, expected) => {
    expect(attributesNamed({ [name]: value }, ['bcin']).map((found) => found.value)).toEqual(expected);
  });
});

test.each([
  ['false', false],
  ['No', false],
  ['0', false],
  ['true', true],
  ['anything else', true],
])('a verification attribute of %j withdraws: %o', async (value, isVerificationWithdrawn) => {
  const leg = customer({ attributes: { bcsVerificationWithdrawn: value } });
  expect(await factsOf(leg, me())).toMatchObject({ isVerificationWithdrawn });
});

test('the queue is mine, or the customer’s where I have none, or nobody’s', async () => {
  expect(await factsOf(customer({ queueName: 'Theirs' }), me())).toMatchObject({ queueName: 'Commercial' });
  const mine = me({ queueName: undefined });
  expect(await factsOf(customer(), customer({ queueName: 'Theirs' }), mine)).toMatchObject({ queueName: 'Theirs' });
  expect((await factsOf(customer(), mine))?.queueName).toBeUndefined();
});

test('a conversation without any direction is taken for inbound', async () => {
  const plain = { state: 'connected' };
  expect(await factsOf(customer({ calls: [plain] }), me({ calls: [plain] }))).toMatchObject({ direction: 'inbound' });
});

test('the list is read with the rep’s own token, once, and written nowhere', async () => {
  const asked: GenesysCall[] = [];
  const conversations = createRepConversations({
    genesysFetch: async (request) => {
      asked.push(request);
      return { entities: [] };
    },
    apiOrigin: 'https://api.example',
    aliases: attributeAliases.parse({}),
  });
  const { signal } = new AbortController();
  const rep = {
    ...{ sessionId: 's', name: 'Ada', access: { repId: 'me', roles: [], tiers: [] }, genesysToken: 'a-token' },
    ...{ expiresAtEpochS: 0, genesysExpiresAtEpochS: null, keyThumbprint: 'k' },
  };
  expect(await conversations.active(rep, signal)).toEqual([]);
  expect(asked).toEqual([{ method: 'GET', url: 'https://api.example/api/v2/conversations', token: 'a-token', signal }]);
});

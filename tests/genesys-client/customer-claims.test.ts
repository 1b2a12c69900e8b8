import { expect, test } from 'vitest';
import { call, customer, factsOf, me } from './recorded.ts';

const claimsOf = async (...legs: Record<string, unknown>[]) => (await factsOf(...legs, me()))?.claims;
const attributes = (map: Record<string, unknown>) => customer({ attributes: map });

test('only configured attributes are read; the rest of the map goes nowhere', async () => {
  const facts = await factsOf(attributes({ bcin: 'B1', pcin: 'P1', nationalId: 'SECRET', note: 'SECRET' }), me());
  expect(facts?.claims).toEqual([
    { type: 'BCIN', value: 'B1', of: 'customer', from: 'attribute bcin' },
    { type: 'PCIN', value: 'P1', of: 'caller', from: 'attribute pcin' },
  ]);
  expect(JSON.stringify(facts)).not.toContain('SECRET');
});

test.each([
  ['BCIN', 'B1'],
  ['context.bcin', 'B1'],
  ['conversationDetails.participantData.BCin', 'B1'],
  ['customernumber', 'identifier:B1'],
  ['bcin', ' number:B1 '],
])('the attribute %s=%j names the customer B1', async (name, value) => {
  expect(await claimsOf(attributes({ [name]: value }))).toMatchObject([{ type: 'BCIN', value: 'B1' }]);
});

test.each(['', '   ', 'identifier:', 'x'.repeat(300), 7, null])('%j is no claim', async (value) => {
  expect(await claimsOf(attributes({ bcin: value }))).toEqual([]);
});

test('claims that disagree are all kept, the same claim is kept once', async () => {
  const claims = await claimsOf(attributes({ bcin: 'B1', 'context.bcin': 'B2' }), attributes({ BCIN: 'B1' }));
  expect(claims?.map(({ value }) => value).sort()).toEqual(['B1', 'B2']);
});

test('attributes on legs other than the customer are not read', async () => {
  const acd = { purpose: 'acd', attributes: { bcin: 'B2' }, calls: [call()] };
  const mine = me({ attributes: { bcin: 'B3' } });
  expect((await factsOf(attributes({ bcin: 'B1' }), acd, mine))?.claims.map(({ value }) => value)).toEqual(['B1']);
});

test('an external party counts only where there is no customer', async () => {
  const external = { purpose: 'external', ani: 'tel:+447700900111', calls: [call()] };
  expect(await claimsOf(external)).toMatchObject([{ type: 'PHONE', value: '+447700900111' }]);
  expect(await claimsOf(attributes({ bcin: 'B1' }), external)).toMatchObject([{ type: 'BCIN' }]);
});

test.each([
  ['tel:+442079460123', 'PHONE', '+442079460123'],
  ['+44 20 7946 0123', 'PHONE', '+44 20 7946 0123'],
  ['sip:+442079460123@carrier.example;user=phone', 'PHONE', '+442079460123'],
])('the calling number %s claims a %s', async (ani, type, value) => {
  expect(await claimsOf(customer({ ani }))).toEqual([{ type, value, of: 'customer', from: 'phone number' }]);
});

test.each(['anonymous', 'sip:anonymous@anonymous.invalid', 'tel:unavailable', ''])('%j claims nobody', async (ani) => {
  expect(await claimsOf(customer({ ani }))).toEqual([]);
});

test("an outbound call claims the number that was dialled, not the bank's own", async () => {
  const leg = customer({
    ani: 'tel:+442070000000',
    address: 'tel:+447700900111',
    calls: [call({ direction: 'outbound' })],
  });
  expect(await claimsOf(leg)).toMatchObject([{ type: 'PHONE', value: '+447700900111' }]);
});

test('a call-back claims the number to call', async () => {
  const leg = customer({ calls: [], callbacks: [call({ callbackNumbers: ['+447700900111'] })] });
  expect(await claimsOf(leg)).toMatchObject([{ type: 'PHONE', value: '+447700900111' }]);
});

test('an email claims its sender', async () => {
  const leg = customer({ calls: [], emails: [call()], address: 'mailto:jo@works.example' });
  expect(await claimsOf(leg)).toEqual([
    { type: 'EMAIL', value: 'jo@works.example', of: 'customer', from: 'email address' },
  ]);
});

test('a text message claims its number, a web message nobody', async () => {
  const sms = call({ type: 'sms', fromAddress: { addressNormalized: '+447700900111' } });
  expect(await claimsOf(customer({ calls: [], messages: [sms] }))).toMatchObject([{ type: 'PHONE' }]);
  const web = call({ type: 'webmessaging', fromAddress: { addressNormalized: '5f0e4d0a9a430f5a3f4b6c11' } });
  expect(await claimsOf(customer({ calls: [], messages: [web] }))).toEqual([]);
});

test('an external contact is a claim of its own', async () => {
  expect(await claimsOf(customer({ externalContactId: 'contact-1' }))).toMatchObject([
    { type: 'EXTERNAL_CONTACT', value: 'contact-1', of: 'customer' },
  ]);
});

test('statements are handed on unchecked, from customer legs only', async () => {
  const mine = me({ attributes: { bcsStatement: 'forged' } });
  const facts = await factsOf(attributes({ 'context.BCSSTATEMENT': 'a.b.c' }), mine);
  expect(facts?.statements).toEqual(['a.b.c']);
});

test.each([
  ['true', true],
  ['yes', true],
  ['because', true],
  ['false', false],
  ['0', false],
  ['', false],
])('a withdrawal of %j lowers: %s', async (value, isWithdrawn) => {
  const facts = await factsOf(attributes({ bcsVerificationWithdrawn: value }), me());
  expect(facts?.isVerificationWithdrawn).toBe(isWithdrawn);
});

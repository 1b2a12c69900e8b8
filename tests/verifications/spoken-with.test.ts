import { expect, test } from 'vitest';
import { refusalOf } from '../prep-pack/desk.ts';
import { openVerifyingDesk } from './bench.ts';

test.each([
  ['ringing', 'conflict', 'DENIED verification_conflict'],
  ['connected', 'answered', 'VERIFICATION security-questions'],
  ['held', 'answered', 'VERIFICATION security-questions'],
  ['wrap-up', 'conflict', 'DENIED verification_conflict'],
] as const)('the word of a rep whose call is %s: %s', async (state, told, line) => {
  const desk = openVerifyingDesk();
  const conversationId = await desk.ringSigned({ level: 'asserted' });
  const ticket = await desk.ticketOf(conversationId);
  desk.ring({ conversationId, statements: [await desk.sign(conversationId, { level: 'asserted' })], state });
  desk.heard();
  expect(await refusalOf(desk.verify({ ticket, method: 'security-questions' }))).toBe(told);
  expect(desk.heard()).toEqual([line]);
});

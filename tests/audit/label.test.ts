import { expect, test } from 'vitest';
import { openDesk } from '../prep-pack/desk.ts';

const pinned = { customerId: 'A', callerId: null, level: 'verified', label: 'A Ltd', market: 'GB', repId: 'rep-1' };

test('an opening without a call is noted with a masked label for supervisors, and its reason', async () => {
  const desk = openDesk();
  const handle = await desk.seals.seal('pin', pinned, { expiresInS: 600 });
  await desk.pack({ handle, reason: 'call-back' });
  expect(desk.audit).toMatchObject([
    { type: 'LOOKUP', customerId: 'A', reason: 'call-back', customerLabelMasked: 'A••• L•••' },
    { type: 'VIEW', customerId: 'A', reason: 'call-back', customerLabelMasked: 'A••• L•••' },
  ]);
  expect(JSON.stringify(desk.audit)).not.toContain('Ltd');
});

test('an opening within a call carries no label: its conversation says enough', async () => {
  const desk = openDesk();
  await desk.pack({ conversationId: await desk.ringSigned() });
  expect(desk.audit.map(({ customerLabelMasked }) => customerLabelMasked)).toEqual([undefined, undefined]);
});

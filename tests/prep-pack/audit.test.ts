import { expect, it } from 'vitest';
import { createAudit } from '../../api-worker/audit/create-audit.ts';
import { AS_OF, claimOf, openDesk, REP, refusalOf } from './desk.ts';

const clock = { nowMs: () => Date.parse(AS_OF) };
const asker = { rep: REP, correlationId: 'correlation', signal: new AbortController().signal };

it('sends no byte about a customer before the audit has accepted both lines', async () => {
  const written: string[] = [];
  const accepted = Promise.withResolvers<void>();
  const desk = openDesk({
    change: {
      audit: async ({ type }) => {
        written.push(type);
        if (type === 'VIEW') await accepted.promise;
      },
    },
  });
  const conversationId = await desk.ringSigned();
  let isAnswered = false;
  const opening = desk.preparePack({ conversationId }, asker).then((frames) => {
    isAnswered = true;
    return frames;
  });
  while (written.length < 2) await new Promise(setImmediate);
  expect(written).toEqual(['LOOKUP', 'VIEW']);
  expect(isAnswered).toBe(false);
  expect(desk.sectionQueries()).toEqual([]);
  accepted.resolve();
  const frames = await opening;
  expect((await frames.next()).value).toMatchObject({ type: 'identity' });
  await frames.return(undefined);
});

it.each([
  ['a verified pack', async (desk: ReturnType<typeof openDesk>) => desk.ringSigned()],
  ['a claim', async (desk: ReturnType<typeof openDesk>) => desk.ring({ claims: [claimOf('B-1')] })],
  ['nobody', async (desk: ReturnType<typeof openDesk>) => desk.ring()],
])('sends nothing of %s when what cannot be audited may not be shown', async (_, ring) => {
  const audit = createAudit({
    write: () => {
      throw new RangeError('disk full');
    },
    failure: 'closed',
    onLost: () => undefined,
    ...{ instanceId: 'i', key: 'k' },
    clock,
  });
  const desk = openDesk({ change: { audit } });
  const conversationId = await ring(desk);
  expect(await refusalOf(desk.pack({ conversationId }))).toBe('audit_unavailable');
  expect(desk.sectionQueries()).toEqual([]);
  expect(desk.livePacks.size).toBe(0);
});

it('shows the pack and counts the loss when the bank has chosen so', async () => {
  let lost = 0;
  const audit = createAudit({
    write: () => {
      throw new RangeError('disk full');
    },
    failure: 'open',
    onLost: () => {
      lost += 1;
    },
    ...{ instanceId: 'i', key: 'k' },
    clock,
  });
  const desk = openDesk({ change: { audit } });
  expect((await desk.pack({ conversationId: await desk.ringSigned() })).at(-1)).toMatchObject({ complete: true });
  expect(lost).toBe(2);
});

it('names no customer by name and no identifier by value', async () => {
  const desk = openDesk();
  await desk.pack({ conversationId: desk.ring({ claims: [claimOf('B-1')] }) });
  await desk.pack({ conversationId: await desk.ringSigned() });
  expect(JSON.stringify(desk.audit)).not.toMatch(/Ltd|B-1/u);
});

it('notes a statement that was not believed, and why', async () => {
  const desk = openDesk();
  const stolen = await desk.sign('22222222-2222-4222-8222-222222222222');
  await desk.pack({ conversationId: desk.ring({ statements: [stolen] }) });
  expect(desk.audit).toMatchObject([
    { type: 'LOOKUP', result: 'unidentified' },
    { type: 'DENIED', result: 'statement_replayed' },
  ]);
});

it('notes a restricted customer tried on a call that shows another one', async () => {
  const desk = openDesk();
  const conversationId = await desk.ringSigned();
  desk.ring({ conversationId, statements: [await desk.sign(conversationId)], claims: [claimOf('B-9')] });
  await desk.pack({ conversationId });
  expect(desk.audit).toMatchObject([
    { type: 'LOOKUP', result: 'verified' },
    { type: 'DENIED', result: 'access_tier', customerId: 'R', conversationId },
    { type: 'VIEW', result: 'shown' },
  ]);
});

import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { doneLine, identified, identityLine, packLines, sectionLine } from './pack-lines.ts';
import { opened, settled } from './packs-bench.ts';

describe('sections that failed', () => {
  test('are asked for again alone, with insights and the ticket', async () => {
    const cut = packLines('t1', 'Ada Ltd').slice(0, 7);
    const rest = ['insights', 'network', 'complaints'].map((id) => sectionLine('t3', id, 'Ada Ltd'));
    const { packs, asked } = await opened(cut, [identityLine('t3', identified('Ada Ltd')), ...rest, doneLine('t3')]);
    packs.retry('a', ['network', 'complaints']);
    await settled();
    expect(asked[1]).toEqual({
      conversationId: 'a',
      sections: ['insights', 'network', 'complaints'],
      ticket: 'sealed-ticket-of-t1',
    });
    expect(packs.view('a')).toMatchObject({ pack: { id: 't1', stream: 'complete' } });
    expect(JSON.stringify(packs.view('a'))).not.toContain('failed');
  });

  test('bring a whole new pack when the customer has changed since', async () => {
    const { packs, asked } = await opened(packLines('t1', 'Ada Ltd').slice(0, 5), packLines('t2', 'Bob plc'));
    packs.retry('a', ['complaints']);
    await settled();
    expect(asked.at(-1)).toEqual({ conversationId: 'a' });
    expect(packs.view('a')).toMatchObject({ pack: { id: 't2', stream: 'complete' } });
    expect(JSON.stringify(packs.view('a'))).not.toContain('Ada Ltd');
  });
});

describe('a chosen candidate', () => {
  /** Sealed anew for every answer, as the worker does. */
  const choice = (handle: string, detail = 'Leeds') => [
    identityLine('t1', {
      state: 'candidates',
      text: 'Three customers use this number',
      candidates: [{ handle, name: 'A••', market: 'GB', detail }],
    }),
    doneLine('t1'),
  ];

  test('stays chosen while the conversation itself says nothing new', async () => {
    const list = [choice('sealed-handle-000001'), choice('sealed-handle-000002')] as const;
    const { packs, asked } = await opened(list[0], packLines('t2', 'A•• L••', 'claimed'), list[1]);
    expect(packs.view('a')).toMatchObject({ state: 'candidates' });
    packs.choose('a', 'sealed-handle-000001');
    await settled();
    expect(asked[1]).toEqual({ handle: 'sealed-handle-000001' });
    packs.refresh('a');
    await settled();
    expect(asked).toHaveLength(3);
    expect(packs.view('a')).toMatchObject({ state: 'held', pack: { id: 't2' } });
  });

  test('gives way to a list of others', async () => {
    const list = [choice('sealed-handle-000001'), choice('sealed-handle-000002', 'York')] as const;
    const { packs } = await opened(list[0], packLines('t2', 'A•• L••', 'claimed'), list[1]);
    packs.choose('a', 'sealed-handle-000001');
    await settled();
    packs.refresh('a');
    await settled();
    expect(packs.view('a')).toMatchObject({ state: 'candidates', identity: { candidates: [{ detail: 'York' }] } });
  });

  test('can still be chosen after the list has stood for long: a refresh brings its handles anew', async () => {
    const { packs } = await opened(choice('sealed-handle-000001'), choice('sealed-handle-000002'));
    packs.refresh('a');
    await settled();
    expect(packs.view('a')).toMatchObject({ identity: { candidates: [{ handle: 'sealed-handle-000002' }] } });
  });
});

describe('a ticket', () => {
  test('that is renewed keeps its pack', async () => {
    const { packs } = await opened(packLines('t1', 'Ada Ltd'));
    await packs.renewTickets();
    expect(packs.ticket('a')).toBe('renewed-ticket-0001');
  });

  test.each([
    ['is refused', new ProblemError('handle_expired', { status: 410 }), false],
    ['cannot be renewed for want of a network', new ProblemError('offline'), true],
    ['cannot be renewed because the session ended', new ProblemError('session_expired', { status: 401 }), true],
  ])('that %s', async (_what, fault, isKept) => {
    const { packs, renewals } = await opened(packLines('t1', 'Ada Ltd'));
    renewals.push(fault);
    await packs.renewTickets();
    expect(packs.has('a')).toBe(isKept);
  });
});

test('a conversation that says something else of its customer by its next renewal is asked about again, and says so', async () => {
  const { packs, asked, renewals } = await opened(packLines('t1', 'Ada Ltd'), packLines('t2', 'Bob Ltd'));
  renewals.push(new ProblemError('conflict', { status: 409 }));
  await packs.renewTickets();
  expect(packs.view('a')).toMatchObject({ pack: { id: 't1' } });
  await settled();
  expect(asked).toHaveLength(2);
  expect(packs.view('a')).toMatchObject({ pack: { id: 't2', isChangedCustomer: true } });
});

test('"not this customer" takes the pack off the screen and keeps it off until the rep asks', async () => {
  const { packs } = await opened(packLines('t1', 'Ada Ltd'));
  packs.setAside('a');
  packs.refresh('a');
  await settled();
  expect(packs.view('a')).toEqual({ state: 'set-aside', conversationId: 'a' });
  expect(packs.ticket('a')).toBeUndefined();
  packs.restart('a');
  await settled();
  expect(packs.view('a')).toMatchObject({ state: 'pack' });
});

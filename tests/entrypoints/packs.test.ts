import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { doneLine, identified, identityLine, packLines, sectionLine } from './pack-lines.ts';
import { opened, settled } from './packs-bench.ts';

describe('a pack', () => {
  test('below the verified level is held', async () => {
    const { packs } = await opened(packLines('t1', 'Ada Ltd', 'asserted'));
    expect(packs.view('a')).toMatchObject({ state: 'held', pack: { stream: 'complete', isChangedCustomer: false } });
  });

  test('says of every section that did not come that it failed, never that it is empty', async () => {
    const { packs } = await opened(packLines('t1', 'Ada Ltd').slice(0, 3));
    expect(packs.view('a')).toMatchObject({
      pack: {
        stream: 'cut',
        sections: [{ state: 'ready' }, { state: 'ready' }, { state: 'failed', code: 'cut' }, {}, {}, {}, {}, {}],
      },
    });
  });

  test('takes insights in two parts', async () => {
    const part = (which: string, place: string) =>
      sectionLine('t1', 'insights', 'A', {
        part: which,
        blocks: [{ kind: 'facts', place, lines: [which], facts: [] }],
      });
    const { packs } = await opened([
      identityLine('t1', identified('A')),
      part('first', 'first'),
      part('body', 'body'),
      doneLine('t1'),
    ]);
    expect(packs.view('a')).toMatchObject({
      pack: {
        sections: [
          {},
          {},
          { firstState: 'ready', state: 'ready', first: [{ lines: ['first'] }], body: [{ lines: ['body'] }] },
          {},
          {},
          {},
          {},
          {},
        ],
      },
    });
  });

  test('is filled when the signed verification arrives', async () => {
    const { packs } = await opened(packLines('t1', 'A••• L••', 'claimed'), packLines('t2', 'Ada Ltd'));
    packs.refresh('a');
    await settled();
    expect(packs.view('a')).toMatchObject({ state: 'pack', pack: { id: 't2', isChangedCustomer: false } });
  });

  test('stays as it is when a change says nothing new about the customer', async () => {
    const { packs, asked } = await opened(packLines('t1', 'Ada Ltd'), packLines('t2', 'Ada Ltd'));
    const before = packs.view('a');
    packs.refresh('a');
    await settled();
    expect(asked).toHaveLength(2);
    expect(packs.view('a')).toBe(before);
  });

  test('of another customer replaces the old one and says so', async () => {
    const { packs } = await opened(packLines('t1', 'Ada Ltd'), packLines('t2', 'Bob plc'));
    packs.refresh('a');
    await settled();
    expect(packs.view('a')).toMatchObject({ pack: { id: 't2', isChangedCustomer: true } });
    expect(JSON.stringify(packs.view('a'))).not.toContain('Ada Ltd');
  });

  test('is told apart by the customer mark where names cannot be compared', async () => {
    const lines = (ticketId: string, name: string, mark: string, level: 'claimed' | 'verified') => [
      identityLine(ticketId, identified(name, level), { customerMark: mark }),
      doneLine(ticketId),
    ];
    const { packs } = await opened(lines('t1', 'A••', 'm1', 'claimed'), lines('t2', 'Bob plc', 'm2', 'verified'));
    packs.refresh('a');
    await settled();
    expect(packs.view('a')).toMatchObject({ pack: { isChangedCustomer: true } });
  });

  test('stays on screen when asking again fails', async () => {
    const { packs } = await opened(packLines('t1', 'Ada Ltd'), new ProblemError('upstream_timeout', { status: 504 }));
    packs.refresh('a');
    await settled();
    expect(packs.view('a')).toMatchObject({ state: 'pack', pack: { id: 't1' } });
  });

  test('that cannot be had says why and when to ask again', async () => {
    const { packs } = await opened(new ProblemError('too_many_requests', { status: 429, retryAfterS: 7 }));
    expect(packs.view('a')).toEqual({ state: 'look-up-failed', code: 'too_many_requests', retryAfterS: 7 });
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { packLines } from './pack-lines.ts';
import { opened, settled } from './packs-bench.ts';

const registrationNumber = { text: '•••2345', masked: true, reveal: 'sealed-reveal-0001' };
const lines = (ticketId: string, name: string, more: object = { registrationNumber }) =>
  packLines(ticketId, name).map((line, at) => (at === 0 ? { ...line, ...more } : line));
const VALUE = '04412345';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a revealed field', () => {
  test('is asked for by its handle and ticket, shown in place, and gone after thirty seconds', async () => {
    const { packs, reveals } = await opened(lines('t1', 'Ada Ltd'));
    packs.revealField('a');
    await settled();
    expect(reveals).toEqual([['sealed-reveal-0001', 'sealed-ticket-of-t1']]);
    expect(packs.view('a')).toMatchObject({ pack: { revealing: { state: 'shown', text: VALUE } } });
    vi.advanceTimersByTime(29_999);
    expect(JSON.stringify(packs.view('a'))).toContain(VALUE);
    vi.advanceTimersByTime(1);
    expect(JSON.stringify(packs.view('a'))).not.toContain(VALUE);
    expect(packs.view('a')).toMatchObject({ pack: { registrationNumber } });
  });

  test('goes with the pack it stood in', async () => {
    const { packs } = await opened(lines('t1', 'Ada Ltd'), lines('t2', 'Bob plc'));
    packs.revealField('a');
    await settled();
    packs.restart('a');
    await settled();
    expect(packs.view('a')).toMatchObject({ pack: { id: 't2' } });
    expect(JSON.stringify(packs.view('a'))).not.toContain(VALUE);
  });

  test('that comes after its pack has gone is never shown', async () => {
    const { packs } = await opened(lines('t1', 'Ada Ltd'), lines('t2', 'Bob plc'));
    packs.revealField('a');
    packs.restart('a');
    await settled();
    expect(JSON.stringify(packs.view('a'))).not.toContain(VALUE);
  });

  test('that is refused says why', async () => {
    const { packs, revealFaults } = await opened(lines('t1', 'Ada Ltd'));
    revealFaults.push(new ProblemError('handle_expired', { status: 410 }));
    packs.revealField('a');
    await settled();
    expect(packs.view('a')).toMatchObject({ pack: { revealing: { state: 'refused', code: 'handle_expired' } } });
  });

  test('is not asked for where there is no handle', async () => {
    const { packs, reveals } = await opened(
      lines('t1', 'Ada Ltd', { registrationNumber: { text: '•••2345', masked: true } }),
    );
    packs.revealField('a');
    await settled();
    expect(reveals).toEqual([]);
  });
});

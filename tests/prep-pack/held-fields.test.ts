import { describe, expect, test } from 'vitest';
import { DEFAULT_LEVELS } from '../../api-worker/customers/levels.ts';
import { AppError } from '../../api-worker/errors.ts';
import { LivePacks } from '../../api-worker/prep-pack/live-packs.ts';
import { openPack } from '../../api-worker/prep-pack/open-pack.ts';
import { A, claimOf, openDesk, REP, refusalOf } from './desk.ts';

type Change = NonNullable<Parameters<typeof openDesk>[0]>['change'];

async function openedFor(change: Change) {
  const desk = openDesk({ change });
  const request = { conversationId: await desk.ringSigned() };
  const asker = { rep: REP, correlationId: 'a-correlation', signal: new AbortController().signal };
  return await openPack(desk.dependencies, request, asker);
}
const verifiedAs = (rule: Partial<(typeof DEFAULT_LEVELS)['verified']>): Change => ({
  levels: { ...DEFAULT_LEVELS, verified: { ...DEFAULT_LEVELS.verified, ...rule } },
});
async function expectNone(change: Change): Promise<void> {
  const { identityFrame } = await openedFor(change);
  expect(identityFrame).toMatchObject({ identity: { state: 'identified', level: 'verified' } });
  expect(identityFrame).not.toHaveProperty('registrationNumber');
}

describe('a sensitive field stands in no pack', () => {
  test.each([
    ['whose sections the bank’s table holds', verifiedAs({ sectionsHeld: 'held_asserted' })],
    ['whose customer the bank’s table masks', verifiedAs({ name: 'masked' })],
  ])('%s', async (_what, change) => {
    await expectNone(change);
  });

  test('of a customer who has none', async () => {
    const { runQuery } = openDesk({ parties: [A] }).dependencies;
    const without: typeof runQuery = async (query, parameters, options) => {
      const rows = await runQuery(query, parameters, options);
      if (query.name !== 'subject') return rows;
      const none = { company_registration_number: null };
      return rows.map((row) => query.row.parse({ ...Object(row), ...none }));
    };
    await expectNone({ runQuery: without });
  });
});

test('a pack says how long it took from the request to its first frame', async () => {
  let ms = 1_000;
  const nowMs = () => {
    ms += 40;
    return ms;
  };
  const { identityFrame, startedMs, preludeMs } = await openedFor({ nowMs });
  expect([identityFrame.ms, startedMs, preludeMs]).toEqual([80, 1_040, 40]);
});

test('a conversation on which identifiers were tried out looks up nobody', async () => {
  const watched: unknown[] = [];
  const watchClaims = (...given: unknown[]) => {
    watched.push(given);
    throw new AppError('too_many_requests');
  };
  const desk = openDesk({ change: { watchClaims } });
  const conversationId = desk.ring({ claims: [claimOf('B-1')] });
  expect(await refusalOf(desk.pack({ conversationId }))).toBe('too_many_requests');
  expect(watched).toEqual([['rep-1', expect.objectContaining({ conversationId, claims: [claimOf('B-1')] })]]);
  expect(desk.queries).toEqual([]);
});

test('whether it is superseded or over, what a pack still asks for ends as aborted and as no failure', () => {
  const packs = new LivePacks();
  const never = new AbortController().signal;
  const start = () => packs.start({ repId: 'rep-1', about: 'a' }, never);
  const [superseded, over] = [start(), start()];
  over.end();
  for (const { signal } of [superseded, over]) expect(signal.reason).toMatchObject({ name: 'AbortError' });
});

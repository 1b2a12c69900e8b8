import { afterEach, describe, expect, test } from 'vitest';
import { createDeskBench } from './desk-bench.ts';

const benches: ReturnType<typeof createDeskBench>[] = [];
const open = () => {
  const bench = createDeskBench();
  benches.push(bench);
  const counts = () => bench.state().conversations.map(({ unseenCount }) => unseenCount);
  return { ...bench, counts };
};
afterEach(() => {
  for (const bench of benches.splice(0)) bench.close();
});
const changed = (conversationId: string) => ({ conversationId, myState: 'connected' as const, isChanged: true });

describe('a conversation that changes while another is on screen', () => {
  test('carries a count until the rep looks', async () => {
    const { ring, push, counts, settled, actions } = open();
    await ring('a');
    await ring('b');
    expect(counts()).toEqual([undefined, undefined]);
    push(changed('b'));
    push(changed('b'));
    await settled();
    expect(counts()).toEqual([undefined, 2]);
    actions.selectConversation('b');
    await settled();
    expect(counts()).toEqual([undefined, undefined]);
  });

  test('counts another state, and the one on screen counts nothing', async () => {
    const { ring, move, push, counts, settled } = open();
    await ring('a');
    await ring('b');
    await move('b', 'connected');
    push(changed('a'));
    await settled();
    expect(counts()).toEqual([undefined, 1]);
  });

  test('takes its count with it when it ends', async () => {
    const { ring, end, push, counts, settled } = open();
    await ring('a');
    await ring('b');
    push(changed('b'));
    await settled();
    await end('b');
    await ring('b');
    expect(counts()).toEqual([undefined, undefined]);
  });
});

import { expect, test } from 'vitest';
import { createPanelBench, USE } from './panel-bench.ts';

type Bench = Awaited<ReturnType<typeof createPanelBench>>;

test('a document that waited behind a locked screen starts like any other', async () => {
  const { panel, last, verdict } = await createPanelBench();
  panel.lock();
  await panel.start();
  await verdict(USE);
  expect(last()).toMatchObject({ phase: 'ready' });
});

const ENDS = {
  'switched-off': ({ verdict }: Bench) => verdict({ kind: 'switched-off' }),
  'waiting-for-policy': ({ verdict }: Bench) => verdict({ kind: 'waiting', isOverdue: true }),
  locked: async ({ panel }: Bench) => panel.lock(),
};

test.each(Object.entries(ENDS))(
  'what ends a panel while it asks how the last session ended stands (%s), and nobody is signed in',
  async (phase, end) => {
    const bench = await createPanelBench();
    bench.endings.shift = () => {
      void end(bench);
      return undefined;
    };
    await bench.verdict(USE);
    expect(bench.last()).toMatchObject({ phase });
    expect(bench.asked).toEqual(['configuration']);
  },
);

import { expect, it } from 'vitest';
import type { DerivedSection } from '../../api-worker/prep-pack/section.ts';
import { openDesk, sectionsOf } from './desk.ts';
import { tellingInsights } from './fixtures.ts';

const broken = (part: 'toFirst' | 'toBody'): DerivedSection => ({
  ...tellingInsights,
  [part]: () => {
    throw new RangeError('a rule divided by zero');
  },
});

it.each([
  ['toFirst', 'first'],
  ['toBody', 'body'],
] as const)('loses one part when a rule in %s throws, and nothing else', async (method, part) => {
  const failed: unknown[] = [];
  const onFailure = ({ section, code }: { section: string; code: string }) => failed.push(`${section} ${code}`);
  const desk = openDesk({ change: { insights: broken(method), onFailure } });
  const frames = await desk.pack({ conversationId: await desk.ringSigned() });
  const sections = sectionsOf(frames);
  expect(sections.filter(({ status }) => status === 'failed')).toMatchObject([
    { id: 'insights', part, code: 'malformed', blocks: [] },
  ]);
  expect(sections.filter(({ status }) => status === 'ready')).toHaveLength(8);
  expect(frames.at(-1)).toMatchObject({ type: 'done', complete: false });
  expect(failed).toEqual(['insights malformed']);
});

it('reads every section for the insights alone, and sends none of them', async () => {
  const desk = openDesk();
  const frames = await desk.pack({ conversationId: await desk.ringSigned(), sections: ['insights'] });
  expect(sectionsOf(frames).map(({ id, part }) => `${id} ${part}`)).toEqual(['insights first', 'insights body']);
  expect(desk.sectionQueries()).toHaveLength(7);
});

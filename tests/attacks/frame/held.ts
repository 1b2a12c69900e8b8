import { expect } from 'vitest';
import type { Answer } from './ask.ts';
import { framesOf, identityOf } from './ask.ts';
import type { Scene } from './scene.ts';

/** Masked name, every section held, no section query, nothing of the customer anywhere. */
export async function expectHeld(scene: Scene, answer: Answer): Promise<void> {
  expect(identityOf(answer).identity).toMatchObject({
    state: 'identified',
    level: 'claimed',
    customer: { isMasked: true },
    match: { isSigned: false },
    isPinnable: false,
  });
  const sections = framesOf(answer).filter((each) => each.type === 'section');
  expect(sections).toHaveLength(8);
  expect(new Set(sections.map(({ status, code, blocks }) => `${status} ${code} ${blocks.length}`))).toEqual(
    new Set(['held held_claimed 0']),
  );
  expect(await scene.queries.names()).not.toContain('subject');
  await scene.nothingLeaks([answer]);
}

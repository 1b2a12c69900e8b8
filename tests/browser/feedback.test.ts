import { it } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { shareDesk } from './desk.ts';
import { choose, says, showsWholePack } from './panel.ts';

const BUILDER = scenarioOf('fraud-delay-builder').customerName ?? '';
const desk = shareDesk();

it('takes what a rep says a card was worth', async () => {
  const { bench, panel } = desk;
  await bench.ring('fraud-delay-builder', { signedAs: 'verified' });
  await showsWholePack(panel, BUILDER);
  await choose(panel, /about Complaint answer due/u);
  await choose(panel, 'Useful');
  await says(panel, 'Thank you');
});

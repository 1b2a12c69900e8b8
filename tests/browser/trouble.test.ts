import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { sign } from '../../mocks/stage/arrivals.ts';
import { shareDesk } from './desk.ts';
import { choose, isHeld, says, showsCustomer, showsWholePack, soon, statesOfSections } from './panel.ts';

const BUILDER = scenarioOf('fraud-delay-builder');
const GROWER = scenarioOf('healthy-grower');
const NONE_ON_FILE = 'No restrictions or support needs';

const desk = shareDesk();
const readySections = async (panel: Page) =>
  Object.entries(await statesOfSections(panel)).flatMap(([id, state]) => (state === 'ready' ? [id] : []));
const lastRetry = (id: string) => desk.bench.packs.of(id).findLast(({ asked }) => asked.sections)?.asked;
const nameOf = ({ customerName }: { customerName: string | null }) => customerName ?? '';

it('shows the section that failed as failed and lets the others stand; a retry asks for it and the insights alone', async () => {
  const { bench, panel } = desk;
  await bench.faults.breakQuery('complaints');
  const id = await bench.ring('fraud-delay-builder', { signedAs: 'verified' });
  await showsWholePack(panel, nameOf(BUILDER));
  expect(await statesOfSections(panel)).toMatchObject({
    complaints: 'failed',
    revenue: 'ready',
    transactions: 'ready',
    journey: 'ready',
    network: 'ready',
  });
  expect(await panel.locator('.place-tiles .tile').count()).toBe(6);

  await bench.faults.clear();
  await panel
    .locator('[data-section=complaints]')
    .getByRole('button', { name: /^Try again/u })
    .click();
  await soon(async () => expect(await statesOfSections(panel)).toMatchObject({ complaints: 'ready' }));
  await soon(() => expect(lastRetry(id)?.sections?.toSorted()).toEqual(['complaints', 'insights']));
  expect(lastRetry(id)?.ticket).toEqual(expect.any(String));
});

it('treats restrictions that could not be checked as critical, and offers no growth meanwhile', async () => {
  const { bench, panel } = desk;
  await bench.faults.breakQuery('alerts');
  const id = await bench.ring('healthy-grower', { signedAs: 'verified' });
  await showsWholePack(panel, nameOf(GROWER));
  const card = panel.locator('.place-alerts .card-unknown[data-class=STOP]');
  expect(await card.textContent()).toContain('Restrictions could not be checked');
  expect(await card.getAttribute('role')).toBe('alert');
  expect(await panel.getByText(NONE_ON_FILE).count()).toBe(0);
  const { body } = await bench.packs.whole(id);
  expect(body).not.toContain('"class":"GROW"');
  expect(body).toContain('"withheld"');

  await bench.faults.clear();
  await choose(panel, 'Check again');
  await says(panel, NONE_ON_FILE);
  await panel.locator('.insight[data-class=GROW]').first().waitFor();
  await soon(() => expect(lastRetry(id)?.sections?.toSorted()).toEqual(['alerts', 'insights']));
});

it('shows a cut stream as cut, keeps what came, and asks only for what is missing', async () => {
  const { bench, panel } = desk;
  const id = await bench.ring('fraud-delay-builder');
  await isHeld(panel, 'claimed');
  await bench.packs.whole(id);
  await bench.faults.slowQuery('network', 1_000);
  const cut = bench.stage.front.holdNextPack(5);
  await sign(bench.stage, id, BUILDER, 'verified');
  await showsCustomer(panel, nameOf(BUILDER));
  await panel.locator('[data-section][data-state=ready]').first().waitFor();
  const came = await readySections(panel);
  cut();

  const notice = panel.locator('.cut');
  await notice.waitFor();
  expect(await notice.textContent()).toMatch(/The connection was cut, \d sections missing/u);
  expect(await readySections(panel)).toEqual(expect.arrayContaining(came));
  expect(await statesOfSections(panel)).toMatchObject({ network: 'failed' });

  await bench.faults.clear();
  await notice.getByRole('button', { name: 'Retry' }).click();
  await showsWholePack(panel, nameOf(BUILDER));
  await notice.waitFor({ state: 'detached' });
  await soon(() => expect(lastRetry(id)?.sections).toContain('network'));
  const asked = lastRetry(id)?.sections ?? [];
  expect(asked.filter((section) => section !== 'insights' && came.includes(section))).toEqual([]);
});

it('offers the customers a shared number fits, and keeps the chosen one held', async () => {
  const { bench, panel } = desk;
  await bench.ring('shared-phone');
  await says(panel, '3 customers fit');
  const choices = panel.locator('.choices .choice');
  expect(await choices.count()).toBe(3);
  for (const words of await choices.allTextContents()) expect(words).toContain('•••');
  await choices.nth(1).click();
  await isHeld(panel, 'claimed');
  await soon(() => expect(bench.packs.all.at(-1)?.asked).toMatchObject({ handle: expect.any(String) }));
});

it.each(['unknown-caller', 'deal-restricted', 'staff-account'])(
  'says nothing but "not identified" about %s',
  async (key) => {
    const { bench, panel } = desk;
    const scenario = scenarioOf(key);
    await bench.ring(key, scenario.statement ? { signedAs: scenario.statement } : {});
    await says(panel, 'Caller not identified');
    const words = await panel.locator('#conversation-view').textContent();
    expect(words).toBe(
      'Caller not identifiedAsk who is calling and for which customer, then follow your verification procedure.Look again',
    );
  },
);

it('shows two claimed customers as a conflict, masked, and guesses none', async () => {
  const { bench, panel } = desk;
  await bench.ring('conflicting-identifiers');
  await says(panel, 'Two customers claimed');
  const words = await panel.locator('#conversation-view').textContent();
  expect(words).toContain('•••');
  expect(words).not.toMatch(/GBB41000/u);
});

it('shows a customer with nothing on file as empty, not as failed', async () => {
  const { bench, panel } = desk;
  await bench.ring('nothing-on-file', { signedAs: 'verified' });
  await showsWholePack(panel, 'Rowan Vale Ltd');
  const states = Object.values(await statesOfSections(panel));
  expect(new Set(states)).toEqual(new Set(['empty']));
  await says(panel, NONE_ON_FILE);
});

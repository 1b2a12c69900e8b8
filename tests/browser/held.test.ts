import { expect, it } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { sign } from '../../mocks/stage/arrivals.ts';
import { shareDesk } from './desk.ts';
import { isHeld, leaksIn, showsCustomer, showsWholePack, wholeDocument } from './panel.ts';

const GROWER = scenarioOf('healthy-grower');
const TRADER = scenarioOf('hk-trader');

/** What a verified pack shows of the trader, and what only the bank knows. */
const TRADER_SHOWN = ['Harbour Crest', '海峰', 'Lau Wing Sze', 'HK$', 'CMP-31207'];
const TRADER_HIDDEN = ['Harbour', 'HKB4100031', 'HKP7100031', 'harbour-crest', '55509031'];
const TRADER_CANARIES = [...TRADER_SHOWN, ...TRADER_HIDDEN];

const desk = shareDesk();

it('fills a held pack when the verification arrives, without a click', async () => {
  const id = await desk.bench.ring('healthy-grower', { signedAs: 'asserted' });
  await isHeld(desk.panel, 'asserted');
  expect(await desk.panel.locator('.how-to-verify li').count()).toBeGreaterThan(0);
  expect(await desk.panel.locator('[data-section]').count()).toBe(0);

  await sign(desk.bench.stage, id, GROWER, 'verified');
  await showsWholePack(desk.panel, GROWER.customerName ?? '');
  expect(await desk.panel.locator('.how-to-verify, .changed').count()).toBe(0);
  expect(await desk.panel.locator('.tile').count()).toBeGreaterThanOrEqual(6);
});

it('greets an asserted customer by name and shows nothing of its business', async () => {
  const id = await desk.bench.ring('healthy-grower', { signedAs: 'asserted' });
  await showsCustomer(desk.panel, 'Larkfield Bakery Supplies');
  const { body, frames } = await desk.bench.packs.whole(id);
  expect(frames.filter(({ type }) => type === 'section').map((each) => 'status' in each && each.status)).toEqual(
    Array(8).fill('held'),
  );
  expect(leaksIn(body, ['Helen Marsh', '£'])).toEqual([]);
  expect(leaksIn(await wholeDocument(desk.panel), ['Helen Marsh', '£'])).toEqual([]);
});

it('keeps a claimed customer held and masked on screen and on the wire', async () => {
  const id = await desk.bench.ring('hk-trader');
  await isHeld(desk.panel, 'claimed');
  desk.bench.stage.genesys.control.answer(id);
  desk.bench.stage.genesys.control.setAttributes(id, { bcsVerified: 'true', verified: 'true', level: 'verified' });
  await isHeld(desk.panel, 'claimed');

  await desk.bench.packs.whole(id);
  for (const { body } of desk.bench.packs.of(id)) expect(leaksIn(body, TRADER_CANARIES)).toEqual([]);
  expect(leaksIn(await wholeDocument(desk.panel), TRADER_CANARIES)).toEqual([]);
  expect(await desk.panel.locator('.customer-masked').textContent()).toMatch(/^H•••/u);

  // The words are the right ones to look for: they come with the verification.
  await sign(desk.bench.stage, id, TRADER, 'verified');
  await showsWholePack(desk.panel, TRADER.customerName ?? '');
  expect(leaksIn(await wholeDocument(desk.panel), TRADER_SHOWN)).toEqual(TRADER_SHOWN);
});

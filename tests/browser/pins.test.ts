import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import type { StageBrowser } from '../../mocks/stage/browser.ts';
import { OTHER_REP, REP } from '../../mocks/stage/cast.ts';
import { filesHolding } from '../attacks/frame/disk.ts';
import { seat, shareBench } from './desk.ts';
import { storedPins } from './extension-page.ts';
import { untilLoadedAnew } from './load-anew.ts';
import { choose, fromMenu, isQuiet, leaksIn, says, showsWholePack, soon, wholeDocument } from './panel.ts';

const BUILDER = scenarioOf('fraud-delay-builder');
const NAME = BUILDER.customerName ?? '';
/** The customer's name, its people, its money and its complaint, as the pack shows them. */
const CANARIES = ['Northgate', 'Priya Raman', '18,400', '£4.82m', 'CMP-20419'];

let browser: StageBrowser | undefined;
const bench = shareBench(async () => {
  await browser?.close();
  bench().hangUp();
  bench().stage.genesys.control.reset();
});

async function open(profile: string, user = REP): Promise<Page> {
  browser = await bench().launch({ profile });
  return (await seat(browser, user)).panel;
}

/** Rings the builder, pins it from its pack, and lets the conversation end. */
async function pinBuilder(panel: Page): Promise<void> {
  await bench().ring('fraud-delay-builder', { signedAs: 'verified' });
  await showsWholePack(panel, NAME);
  await choose(panel, 'Pin this customer');
  await panel.getByRole('button', { name: 'Unpin this customer' }).waitFor();
  await untilLoadedAnew(panel, () => bench().hangUp());
  await isQuiet(panel);
  await panel.getByRole('button', { name: `Remove pin ${NAME}` }).waitFor();
}

it('finds a pinned customer again after the browser was closed, and opens it with a reason', async () => {
  const profile = await bench().newProfile();
  await pinBuilder(await open(profile));
  await browser?.close();

  const panel = await open(profile);
  await choose(panel, new RegExp(`^${NAME}`, 'u'));
  await panel.locator('.pin-opening').waitFor();
  expect(bench().packs.all.filter(({ asked }) => asked.handle)).toEqual([]);
  await choose(panel, 'Follow-up');
  await showsWholePack(panel, NAME);
  expect(await panel.locator('.place-tiles .tile').count()).toBe(6);
  await says(panel, 'Opened from pin · close');
  await soon(() => {
    const { asked } = bench().packs.all.at(-1) ?? {};
    expect(asked).toMatchObject({ reason: 'follow-up', handle: expect.any(String) });
    expect(asked).not.toHaveProperty('conversationId');
  });

  await choose(panel, 'Opened from pin · close');
  await isQuiet(panel);
  expect(await panel.locator('article.pack').count()).toBe(0);
});

it('leaves nothing of the customer on disk', async () => {
  const profile = await bench().newProfile();
  const panel = await open(profile);
  await pinBuilder(panel);
  expect(await storedPins(panel)).toContain('grant');
  await choose(panel, new RegExp(`^${NAME}`, 'u'));
  await choose(panel, 'Call back');
  await showsWholePack(panel, NAME);
  expect(leaksIn(await wholeDocument(panel), CANARIES)).toEqual(CANARIES);
  await browser?.close();
  expect(filesHolding(profile, ['bcs-bank.example'])).not.toEqual([]);
  expect(filesHolding(profile, [...CANARIES, 'northgate-builders'])).toEqual([]);
});

it('does not show one rep the pins of another', async () => {
  const profile = await bench().newProfile();
  const first = await open(profile);
  await pinBuilder(first);
  await browser?.close();

  const panel = await open(profile, OTHER_REP);
  await says(panel, 'None yet. Pin a customer from their pack.');
  expect(await panel.getByText('Northgate').count()).toBe(0);
  await browser?.close();

  await (await open(profile)).getByRole('button', { name: `Remove pin ${NAME}` }).waitFor();
});

it('forgets a customer that is unpinned', async () => {
  const panel = await open(await bench().newProfile());
  await pinBuilder(panel);
  await choose(panel, `Remove pin ${NAME}`);
  await says(panel, 'None yet. Pin a customer from their pack.');
  await soon(async () => expect(await storedPins(panel)).toBe('[]'));
  await says(panel, 'None yet. Pin a customer from their pack.');
  expect(await panel.getByText('cannot be reached').count()).toBe(0);
});

it('lets a ringing call close an opened pin', async () => {
  const panel = await open(await bench().newProfile());
  await pinBuilder(panel);
  await choose(panel, new RegExp(`^${NAME}`, 'u'));
  await choose(panel, 'Complaint work');
  await showsWholePack(panel, NAME);
  await bench().ring('healthy-grower', { signedAs: 'verified' });
  await showsWholePack(panel, scenarioOf('healthy-grower').customerName ?? '');
  expect(await panel.getByText('Opened from pin').count()).toBe(0);
  await fromMenu(panel, 'Pinned customers');
  await panel.getByRole('button', { name: `Remove pin ${NAME}` }).waitFor();
});

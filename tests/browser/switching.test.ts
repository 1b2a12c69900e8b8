import { expect, it } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { sign } from '../../mocks/stage/arrivals.ts';
import type { Media } from './bench.ts';
import { shareDesk } from './desk.ts';
import { loadAnew } from './load-anew.ts';
import { choose, says, showsCustomer, showsWholePack, soon } from './panel.ts';
import type { Canaries } from './screen-sampler.ts';
import { watchScreen } from './screen-sampler.ts';

const desk = shareDesk();

/** One call and two chats, each with words no other customer's pack contains. */
const THREE = [
  {
    medium: 'Call',
    media: 'call',
    scenario: scenarioOf('fraud-delay-builder'),
    words: ['Northgate', 'Priya Raman', 'CMP-20419'],
  },
  { medium: 'Chat', media: 'chat', scenario: scenarioOf('healthy-grower'), words: ['Larkfield', 'Helen Marsh'] },
  {
    medium: 'Message',
    media: 'message',
    scenario: scenarioOf('hk-trader'),
    words: ['Harbour Crest', 'Lau Wing Sze', 'HK$'],
  },
] as const;
const CANARIES: Canaries = Object.fromEntries(THREE.map(({ medium, words }) => [medium, [...words]]));
const SLOW_QUERIES = ['kpis', 'journey', 'network', 'transactions', 'complaints'];

type Live = { id: string; medium: string; name: string; phone: string };

/** The one answered last is on screen, in the desktop and in the panel. */
async function ringThree(): Promise<[Live, Live, Live]> {
  const live = async (index: 0 | 1 | 2): Promise<Live> => {
    const { medium, media, scenario } = THREE[index];
    const id = await desk.bench.ring(scenario.key, { media: media satisfies Media, signedAs: 'verified' });
    desk.bench.stage.genesys.control.answer(id);
    return { id, medium, name: scenario.customerName ?? '', phone: scenario.phone ?? '' };
  };
  const three: [Live, Live, Live] = [await live(0), await live(1), await live(2)];
  await desk.panel.getByRole('tab', { name: 'Message', selected: true }).waitFor();
  return three;
}

const inRoster = ({ phone }: Live) => desk.desktop.locator('.interaction-group', { hasText: phone }).click();
const inDetailView = ({ id }: Live) =>
  desk.desktop.evaluate((hash) => {
    location.hash = hash;
  }, `#/analytics/interactions/${id}/admin`);
const inWorkspace = () =>
  desk.desktop.evaluate(() => {
    location.hash = '#/';
  });
const inSwitcher = ({ medium }: Live) => desk.panel.getByRole('tab', { name: medium }).click();

it('shows no frame of another customer while packs still stream, however the rep switches', async () => {
  for (const query of SLOW_QUERIES) await desk.bench.faults.slowQuery(query, 1_200);
  const screen = await watchScreen(desk.panel, CANARIES);
  const [call, chat, message] = await ringThree();
  for (const [choose, live] of [
    [inRoster, call],
    [inSwitcher, chat],
    [inRoster, message],
    [inSwitcher, call],
    [inSwitcher, message],
    [inRoster, chat],
  ] as const) {
    await choose(live);
    await showsCustomer(desk.panel, live.name);
  }
  for (const live of [call, chat, message]) {
    await inSwitcher(live);
    await showsWholePack(desk.panel, live.name);
  }
  const { mixed, chosen, own, frameCount } = await screen.stop();
  expect(mixed).toEqual([]);
  expect(own.toSorted()).toEqual(Object.values(CANARIES).flat().toSorted());
  expect(chosen).toEqual(expect.arrayContaining(['Call', 'Chat', 'Message']));
  expect(frameCount).toBeGreaterThan(50);
});

it('follows the detail view, and goes back with the rep to the workspace', async () => {
  const [call, chat, message] = await ringThree();
  const screen = await watchScreen(desk.panel, CANARIES);
  await inRoster(call);
  await showsWholePack(desk.panel, call.name);
  await inDetailView(chat);
  await showsWholePack(desk.panel, chat.name);
  await inDetailView(message);
  await showsWholePack(desk.panel, message.name);
  await inWorkspace();
  await showsWholePack(desk.panel, call.name);
  expect((await screen.stop()).mixed).toEqual([]);
});

it('keeps the packs of the conversations behind, and asks for none again', async () => {
  const [call, chat, message] = await ringThree();
  for (const live of [call, chat, message]) {
    await inSwitcher(live);
    await showsWholePack(desk.panel, live.name);
  }
  const askedBefore = desk.bench.packs.all.length;
  for (const live of [call, message, chat]) {
    await inSwitcher(live);
    await showsWholePack(desk.panel, live.name);
  }
  expect(desk.bench.packs.all.length).toBe(askedBefore);
});

it('leaves nothing of the first customer when the conversation turns out to be another’s', async () => {
  for (const query of SLOW_QUERIES) await desk.bench.faults.slowQuery(query, 1_200);
  const [builder, grower] = THREE;
  const id = await desk.bench.ring(grower.scenario.key, { signedAs: 'verified' });
  await showsCustomer(desk.panel, grower.scenario.customerName ?? '');

  desk.bench.stage.genesys.control.setAttributes(id, { BCIN: 'GBB4100021', PCIN: 'GBP7100021' });
  await sign(desk.bench.stage, id, builder.scenario, 'verified');
  await showsWholePack(desk.panel, builder.scenario.customerName ?? '');
  await says(desk.panel, 'This conversation now belongs to another customer.');
  const document = (await desk.panel.locator('body').innerHTML()) ?? '';
  expect(grower.words.filter((word) => document.includes(word))).toEqual([]);
});

it('lets no late section bring back a pack the rep has put aside', async () => {
  const { bench, panel } = desk;
  const [builder] = THREE;
  for (const query of SLOW_QUERIES) await bench.faults.slowQuery(query, 1_200);
  const id = await bench.ring(builder.scenario.key, { signedAs: 'verified' });
  await showsCustomer(panel, builder.scenario.customerName ?? '');
  await choose(panel, 'Not this customer?');
  await choose(panel, 'Bring the pack back');
  await showsCustomer(panel, builder.scenario.customerName ?? '');
  const askedBefore = bench.packs.of(id).length;
  await choose(panel, 'Not this customer?');
  // The stream is over on the wire too, so nothing of it can still come.
  await soon(() => expect(bench.packs.of(id).length).toBeGreaterThan(askedBefore));
  const document = await panel.locator('#conversation-view').innerHTML();
  expect(builder.words.filter((word) => document.includes(word))).toEqual([]);
  await panel.getByRole('button', { name: 'Bring the pack back' }).waitFor();
});

it('drops what a conversation left behind when it has ended', async () => {
  const [call, chat, message] = await ringThree();
  for (const live of [call, chat]) {
    await inSwitcher(live);
    await showsWholePack(desk.panel, live.name);
  }
  desk.bench.hangUp(chat.id);
  await desk.panel.getByRole('tab', { name: 'Chat' }).waitFor({ state: 'detached' });
  await inSwitcher(message);
  await showsWholePack(desk.panel, message.name);
  const document = await desk.panel.locator('body').innerHTML();
  expect(CANARIES.Chat?.filter((word) => document.includes(word))).toEqual([]);
});

it('asks which conversation is on screen where the desktop does not say', async () => {
  const [, , message] = await ringThree();
  await desk.desktop.goto('about:blank');
  await loadAnew(desk.panel);
  await says(desk.panel, 'Which conversation is on your screen?');
  await desk.panel.getByRole('button', { name: 'Message' }).click();
  await showsWholePack(desk.panel, message.name);
  await desk.desktop.goBack();
});

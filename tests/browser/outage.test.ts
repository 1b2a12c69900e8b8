import { afterEach, expect, it } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { sign } from '../../mocks/stage/arrivals.ts';
import { REGION_DOMAIN, REP } from '../../mocks/stage/cast.ts';
import { shareDesk } from './desk.ts';
import { loadAnew } from './load-anew.ts';
import { choose, isHeld, isQuiet, says, showsWholePack, soon } from './panel.ts';

const GROWER = scenarioOf('healthy-grower').customerName ?? '';
const BUILDER = scenarioOf('fraud-delay-builder').customerName ?? '';

const desk = shareDesk();

/** What the browser itself notes of a request that a load balancer without a worker behind it answers. */
const NO_WORKER = /^console: Access to fetch at \S+ from origin \S+ has been blocked by CORS policy/u;

afterEach(() => {
  const { complaints } = desk.bench;
  complaints.splice(0, Infinity, ...complaints.filter((each) => !NO_WORKER.test(each)));
});

it('signs in once more, without a window, when Genesys no longer knows the session', async () => {
  const { bench, panel, browser } = desk;
  const { control } = bench.stage.genesys;
  await bench.ring('healthy-grower', { signedAs: 'verified' });
  await showsWholePack(panel, GROWER);
  const exchanges = () =>
    control.calls().filter(({ path, status }) => path.endsWith('/oauth/token') && status === 200).length;
  const before = exchanges();
  const opened: string[] = [];
  browser.context.on('page', (page) => opened.push(page.url()));

  control.revokeToken({ userId: REP.id });
  const id = await bench.ring('fraud-delay-builder', { signedAs: 'verified' });
  await panel.getByRole('tab').nth(1).waitFor();
  control.answer(id);
  await soon(() => expect(exchanges()).toBe(before + 1));
  expect(await panel.getByText('Sign in', { exact: true }).count()).toBe(0);
  expect(opened.filter((url) => url.startsWith(`https://login.${REGION_DOMAIN}`))).toEqual([]);
  await panel.getByRole('tab').filter({ hasNotText: GROWER }).first().click();
  await showsWholePack(panel, BUILDER);
  expect(exchanges()).toBe(before + 1);
});

it('says that the service cannot be reached while the worker is down, and works again when it is back', async () => {
  const { bench, panel } = desk;
  await bench.stage.stopWorker();
  try {
    await loadAnew(panel);
    await says(panel, 'The service cannot be reached');
    expect(await panel.locator('article.pack').count()).toBe(0);
  } finally {
    await bench.stage.restartWorker();
  }
  await choose(panel, 'Try again');
  await isQuiet(panel);
  await bench.ring('healthy-grower', { signedAs: 'verified' });
  await showsWholePack(panel, GROWER);
});

it('says that a call may ring unseen while the worker is down, and shows the call when it is back', async () => {
  const { bench, panel } = desk;
  await bench.ring('healthy-grower', { signedAs: 'verified' });
  await showsWholePack(panel, GROWER);
  await bench.stage.stopWorker();
  try {
    await bench.ring('unknown-caller', { media: 'chat' });
    await says(panel, 'a new conversation may ring without showing here');
    expect(await panel.locator('.place-tiles .tile').count()).toBe(6);
  } finally {
    await bench.stage.restartWorker();
  }
  await panel.getByRole('tab').nth(1).waitFor({ timeout: 40_000 });
  await panel.getByText('a new conversation may ring without showing here').waitFor({ state: 'detached' });
});

it('says that the look-up failed when the customer could not be read, and shows nobody meanwhile', async () => {
  const { bench, panel } = desk;
  await bench.faults.breakQuery('subject');
  await bench.ring('healthy-grower', { signedAs: 'verified' });
  await says(panel, 'The look-up failed');
  expect(await panel.getByText('Larkfield').count()).toBe(0);
  await bench.faults.clear();
  await choose(panel, 'Look again');
  await showsWholePack(panel, GROWER);
});

it('fills a held pack when the verification came while the panel was not connected to Genesys', async () => {
  const { bench, panel } = desk;
  const { control } = bench.stage.genesys;
  const id = await bench.ring('healthy-grower');
  await isHeld(panel, 'claimed');
  control.fault({ path: '^/api/v2/notifications/channels', status: 503 });
  control.closeSockets();
  await sign(bench.stage, id, scenarioOf('healthy-grower'), 'verified');
  control.clearFaults();
  await showsWholePack(panel, GROWER);
});

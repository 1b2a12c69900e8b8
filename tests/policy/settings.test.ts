import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { REP, WORKER_HOST, WORKER_ORIGIN } from '../../mocks/stage/cast.ts';
import { openDesk } from '../../mocks/stage/rep-desk.ts';
import { attack } from '../attacks/frame/attack.ts';
import { loadAnew } from '../browser/load-anew.ts';
import { isQuiet, says, soon } from '../browser/panel.ts';
import { shareBench } from './frame/bench.ts';
import { ROLLOUT_FILE } from './frame/distribution.ts';
import type { PolicyPage } from './frame/policy-page.ts';
import { openPolicyPage } from './frame/policy-page.ts';
import { ELSEWHERE } from './frame/update-server.ts';

const WAITING = "Waiting for your organisation's settings";
const NO_SERVICE = 'The settings name no service';
const UNKNOWN_ADDRESS = 'The settings name an unknown address';
const MIXED_UP = 'Training and real customers are mixed up';
const TRAINING_STRIP = 'Training: every customer here is made up';
const GOOD = { workerAddress: WORKER_ORIGIN };
const SETTLED_MS = 1_500;
const TIMES = { timeoutMs: 60_000 };

const bench = shareBench();
let policies: PolicyPage;
let panel: Page;

const managed = () => panel.evaluate(() => chrome.storage.managed.get());

/** The settings stand in a file of their own, so that the installation is in force whatever becomes of them. */
function write(settings: object | string | null): void {
  const isFile = typeof settings === 'string' || settings === null;
  bench().policies.write('settings', isFile ? settings : { '3rdparty': { extensions: { [bench().id]: settings } } });
}

/** Puts these settings in force; `arriving` is what the browser makes of them. */
async function enforce(settings: object | null, arriving: object): Promise<void> {
  write(settings);
  await policies.reload();
  await soon(async () => expect(await managed()).toEqual(arriving));
}

/** With time enough for a panel that calls somebody to do so. */
async function callsNobody(act: () => Promise<void>): Promise<void> {
  const before = bench().stage.front.traffic();
  await act();
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  expect(bench().stage.front.traffic()).toEqual(before);
  expect(bench().updates.asked.filter((path) => path.startsWith(ELSEWHERE))).toEqual([]);
}

beforeAll(async () => {
  const { '3rdparty': _, ...installation } = bench().policy();
  bench().policies.write(ROLLOUT_FILE, { ...installation, DeveloperToolsAvailability: 1 });
  write('{ "3rdparty": { "extensions": ');
  const browser = await bench().launch();
  panel = (await openDesk(browser, REP)).panel;
  policies = await openPolicyPage(browser.context);
});

attack(
  'C10',
  'late, broken, empty or unknown settings: the panel waits, calls nobody, and starts by itself when they arrive',
  { defences: ['waits-for-settings'], ...TIMES },
  async () => {
    await callsNobody(async () => {
      expect(await managed()).toEqual({});
      await says(panel, WAITING);
      await enforce({}, {});
      await enforce({ noSuchSetting: WORKER_ORIGIN }, {});
      await says(panel, WAITING);
    });
    await enforce(GOOD, GOOD);
    await isQuiet(panel);
  },
);

attack(
  'C10',
  'a value of a wrong type is dropped alone: without an address nobody is called, with one the panel works',
  { defences: ['waits-for-settings'], ...TIMES },
  async () => {
    const contact = { supportContact: 'Ring 4471' };
    await enforce({ ...contact, workerAddress: { at: WORKER_ORIGIN } }, contact);
    await says(panel, NO_SERVICE);
    await says(panel, 'Ring 4471');
    await callsNobody(() => says(panel, NO_SERVICE));
    await enforce({ ...GOOD, arePinsAllowed: false, pinLimit: 'many' }, { ...GOOD, arePinsAllowed: false });
    await isQuiet(panel);
  },
);

attack(
  'C9',
  'an address in the policy that is not compiled in, or not https, is named on screen and never called',
  { defences: ['known-workers'], ...TIMES },
  async () => {
    for (const workerAddress of [`https://${ELSEWHERE}`, `http://${WORKER_HOST}`, `${WORKER_ORIGIN}.${ELSEWHERE}`]) {
      await enforce({ workerAddress }, { workerAddress });
      await says(panel, UNKNOWN_ADDRESS);
      await says(panel, workerAddress);
      await callsNobody(() => says(panel, UNKNOWN_ADDRESS));
    }
    await enforce(GOOD, GOOD);
    await isQuiet(panel);
  },
);

attack(
  'C10',
  'settings that are taken away stop a running panel, which then waits and calls nobody',
  { defences: ['waits-for-settings'], ...TIMES },
  async () => {
    await enforce(null, {});
    await says(panel, WAITING);
    await callsNobody(() => says(panel, WAITING));
    await enforce(GOOD, GOOD);
    await isQuiet(panel);
  },
);

test('a training desk takes no worker with real customers, nor a real desk one for training', async () => {
  const { stage } = bench();
  const signIns = () => stage.genesys.control.calls().filter(({ path }) => path.startsWith('/oauth/token')).length;
  const before = signIns();
  const training = { trainingWorkerAddress: WORKER_ORIGIN };
  await enforce(training, training);
  await says(panel, MIXED_UP);
  expect(signIns()).toBe(before);

  await stage.stopWorker();
  await stage.restartWorker({ TRAINING: 'true' });
  await loadAnew(panel);
  await isQuiet(panel);
  await says(panel, TRAINING_STRIP);
  expect(await panel.locator('.training').getByRole('button').count()).toBe(0);

  await enforce(GOOD, GOOD);
  await says(panel, MIXED_UP);
  expect(await panel.getByText(TRAINING_STRIP).count()).toBe(0);
});

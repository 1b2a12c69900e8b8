import { afterAll, beforeAll, expect } from 'vitest';
import { makeCertificate } from '../../mocks/genesys/certificate.ts';
import type { StageBrowser } from '../../mocks/stage/browser.ts';
import { makeExtensionKey } from '../../scripts/package/extension-key.ts';
import { attack } from '../attacks/frame/attack.ts';
import { serviceWorkerOf } from './frame/administered-browser.ts';
import type { Distribution } from './frame/distribution.ts';
import { openDistribution } from './frame/distribution.ts';
import type { ExtensionsPage } from './frame/extensions-page.ts';
import { openExtensionsPage } from './frame/extensions-page.ts';
import { announcedAs, withFlippedByte } from './frame/tampering.ts';
import type { Offer } from './frame/update-server.ts';
import { ELSEWHERE } from './frame/update-server.ts';

const INSTALLED = { version: '2.0.0', isEnabled: true };
const RAISED = { version: '2.1.0', isEnabled: true };
const TIMES = { timeoutMs: 60_000 };

let bank: Distribution;
let extensions: ExtensionsPage;
beforeAll(async () => {
  bank = await openDistribution({ resolverRules: '', certificate: await makeCertificate([]) });
  bank.enforce(bank.policy());
});
afterAll(() => bank?.close());

async function openBrowser(): Promise<StageBrowser> {
  const browser = await bank.launch();
  extensions = await openExtensionsPage(browser.context, bank.id);
  return browser;
}

/** Whether the browser fetched the package on offer; what it made of it is settled by then. */
async function fetchesOnUpdate(offer: Offer): Promise<boolean> {
  bank.updates.offer(offer);
  bank.updates.asked.length = 0;
  await extensions.update();
  expect(bank.updates.asked).toContain('/pilot/updates.xml');
  return bank.updates.asked.some((path) => path.endsWith('.crx'));
}

/** The refusals before were no deafness: what the bank itself offers is taken. */
async function takesTheBanksOwn(): Promise<void> {
  expect(await fetchesOnUpdate(await bank.release(RAISED.version))).toBe(true);
  await extensions.shows(RAISED);
}

attack(
  'C18',
  'a fresh computer installs neither a package with a flipped byte nor one of another key under our id',
  { defences: ['package-check', 'package-key'], ...TIMES },
  async () => {
    bank.updates.offer(withFlippedByte(await bank.release('9.0.0')));
    const browser = await openBrowser();
    await expect.poll(() => bank.updates.asked).toContain('/9.0.0.crx');
    expect(await fetchesOnUpdate(await bank.release('9.1.0', makeExtensionKey()))).toBe(true);
    expect(await extensions.find()).toBe(null);
    await takesTheBanksOwn();
    await browser.close();
  },
);

attack(
  'C18',
  'an installed version stays: no older one, no flipped byte, no other key, no other id, and no other address takes its place',
  { defences: ['package-check', 'package-key'], ...TIMES },
  async () => {
    bank.updates.offer(await bank.release(INSTALLED.version));
    const browser = await openBrowser();
    await serviceWorkerOf(browser);
    const stays = async (offer: Offer, isFetched: boolean) => {
      expect(await fetchesOnUpdate(offer)).toBe(isFetched);
      expect(await extensions.find()).toEqual(INSTALLED);
    };
    await stays(await bank.release('1.9.0'), false);
    await stays(announcedAs('9.0.0', await bank.release('1.9.0')), true);
    await stays(withFlippedByte(await bank.release('9.1.0')), true);
    const foreign = await bank.release('9.2.0', makeExtensionKey());
    await stays(foreign, true);
    await stays({ ...foreign, appId: 'a'.repeat(32) }, false);
    await stays({ ...foreign, codebase: bank.updates.elsewhere('9.2.0') }, true);
    expect(bank.updates.asked).toContain(`${ELSEWHERE}/9.2.0.crx`);
    await takesTheBanksOwn();
    await browser.close();
  },
);

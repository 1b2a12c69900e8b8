import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCertificate } from '../../mocks/genesys/certificate.ts';
import type { StageBrowser } from '../../mocks/stage/browser.ts';
import { policyFiles } from '../../scripts/policy/policy-files.ts';
import type { DeveloperTools } from './frame/developer-tools.ts';
import { openDeveloperTools } from './frame/developer-tools.ts';
import type { Distribution } from './frame/distribution.ts';
import { openDistribution, ROLLOUT_FILE } from './frame/distribution.ts';
import { EVERY_SETTING } from './frame/every-setting.ts';
import type { ExtensionsPage } from './frame/extensions-page.ts';
import { openExtensionsPage } from './frame/extensions-page.ts';
import type { PolicyPage } from './frame/policy-page.ts';
import { openPolicyPage } from './frame/policy-page.ts';

const NOT_ALLOWED = 'Not allowed';
const NOT_BY_FOLDER = 'Loading of unpacked extensions is disabled by the administrator.';

let bank: Distribution;
let browser: StageBrowser;
let extensions: ExtensionsPage;
let policies: PolicyPage;
let tools: DeveloperTools;

// The file of the artefacts as it stands, byte for byte: here nothing is let in for the tests' sake.
beforeAll(async () => {
  bank = await openDistribution({ resolverRules: '', certificate: await makeCertificate([]) });
  bank.policies.write(ROLLOUT_FILE, givenFile());
  browser = await bank.launch();
  extensions = await openExtensionsPage(browser.context, bank.id);
  policies = await openPolicyPage(browser.context);
  tools = await openDeveloperTools(browser.context);
});
afterAll(() => bank?.close());

function givenFile(): string {
  const file = policyFiles(bank.rollout(EVERY_SETTING))['linux/chromium.json'];
  if (typeof file !== 'string') throw new Error('the policy file of Chromium is no text');
  return file;
}

/** Every policy of the file in one list: the browser's own, and the extension's settings. */
function given() {
  const { '3rdparty': others, ...own } = JSON.parse(givenFile());
  const rows = (values: object, isExtension: boolean) =>
    Object.entries(values).map(([name, value]) => ({ name, value, isExtension, status: 'OK' }));
  return [...rows(own, false), ...rows(others.extensions[bank.id], true)].toSorted(byName);
}
const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);

test('the generated policy file is in force as it was given: every value, and no error', async () => {
  await extensions.shows({ version: '1.0.0', isEnabled: true });
  const inForce = async () => (await policies.rows()).toSorted(byName);
  // Asked without pause, the page has no time to draw what has arrived.
  await expect.poll(inForce, { interval: 500, timeout: 30_000 }).toEqual(given());
  expect(
    given()
      .filter(({ isExtension }) => isExtension)
      .map(({ name }) => name),
  ).toEqual(Object.keys(EVERY_SETTING).toSorted((a, b) => a.localeCompare(b)));
});

test('the developer tools can look into nothing of the extension', async () => {
  await browser.context
    .pages()[0]
    ?.goto(`chrome-extension://${bank.id}/sidepanel.html`)
    .catch(() => undefined);
  const looks = await tools.lookInto(bank.id);
  expect(looks.map(({ part }) => part)).toEqual(expect.arrayContaining(['service_worker', 'page']));
  expect(new Set(looks.map(({ answer }) => answer))).toEqual(new Set([NOT_ALLOWED]));
});

test('nobody puts an extension of their own beside it', async () => {
  expect(await tools.loadOwnExtension()).toBe(NOT_BY_FOLDER);
  expect(await extensions.developerMode()).toEqual({ isOn: false, isControlledByPolicy: true });
});

test('no private window opens, and each of these bars stands because the policy sets it', async () => {
  const policy = { ...bank.policy(), DeveloperToolsAvailability: 1 };
  bank.policies.write(ROLLOUT_FILE, policy);
  await policies.reload();
  const page = await browser.context.newPage();
  await expect.poll(async () => (await tools.lookInto(bank.id))[0]?.answer).toBe('done');
  await page.goto(`chrome-extension://${bank.id}/sidepanel.html`);
  const openPrivate = () =>
    page.evaluate(() =>
      chrome.windows.create({ incognito: true }).then(
        () => 'opened',
        (error: Error) => error.message,
      ),
    );
  expect(await openPrivate()).toBe('Incognito mode is disabled.');

  const { [bank.id]: ours } = policy.ExtensionSettings;
  bank.policies.write(ROLLOUT_FILE, { ExtensionSettings: { [bank.id]: ours }, DeveloperToolsAvailability: 1 });
  await policies.reload();
  await expect.poll(openPrivate).toBe('opened');
  await expect.poll(() => tools.loadOwnExtension()).toBe('done');
});

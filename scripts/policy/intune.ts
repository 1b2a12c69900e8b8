import { createHash } from 'node:crypto';
import { create } from 'xmlbuilder2';
import { admx, categoryOf, policyNameOf, ROOT_CATEGORY, settingsCategoryOf } from './admx.ts';
import { browserPolicies } from './browser-policies.ts';
import type { Browser } from './browsers.ts';
import type { Rollout } from './rollout.ts';
import { settingsOf } from './rollout.ts';

type Value = string | number | boolean | readonly string[];

/** Between the strings of a list, as Windows' device management wants it. */
const SEPARATOR = '\uF000';

/**
 * A custom profile as Microsoft Graph takes it (`windows10CustomConfiguration`): the template first, which Windows takes
 * in, then one value for each policy of it. The template holds the browser's own policies too, so it needs no other.
 */
export function intuneProfile(rollout: Rollout, browser: Browser) {
  const template = admx({ id: rollout.id, browsers: [browser], withBrowserPolicies: true });
  const { ExtensionSettings, ...numbers } = browserPolicies(rollout, browser);
  const own = { ExtensionSettings: JSON.stringify(ExtensionSettings), ...numbers };
  const settings = settingsOf(rollout);
  return {
    '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
    displayName: `BCS Profile Assistant in ${browser.title} (${rollout.ring})`,
    description: rollout.isRemoved
      ? 'Removes the extension'
      : `Version ${rollout.version} or later from ${rollout.updateUrls[rollout.ring]}`,
    version: 1,
    omaSettings: [
      omaSetting('Template', templateUri(browser, template), template),
      ...valuesAt(browser, categoryOf(browser), own),
      ...valuesAt(browser, settingsCategoryOf(browser, rollout.id), settings),
    ],
  };
}

const POLICY = './Device/Vendor/MSFT/Policy';
const appOf = ({ name }: Browser): string => `${ROOT_CATEGORY}_${name}`;

/** Microsoft documents only Add and Get for this address, so another template gets another one. */
export function templateUri(browser: Browser, template: string): string {
  const digest = createHash('sha256').update(template).digest('hex').slice(0, 12);
  return `${POLICY}/ConfigOperations/ADMXInstall/${appOf(browser)}/Policy/${appOf(browser)}_${digest}`;
}

function valuesAt(browser: Browser, category: string, values: Record<string, Value>) {
  const area = `${POLICY}/Config/${appOf(browser)}~Policy~${ROOT_CATEGORY}~${category}`;
  return Object.entries(values).map(([name, value]) =>
    omaSetting(name, `${area}/${policyNameOf(browser, name)}`, payload(name, value)),
  );
}

function omaSetting(displayName: string, omaUri: string, value: string) {
  return { '@odata.type': '#microsoft.graph.omaSettingString', displayName, omaUri, value };
}

function payload(name: string, setting: Value): string {
  if (typeof setting === 'boolean') return setting ? '<enabled/>' : '<disabled/>';
  const text =
    typeof setting === 'object' ? setting.flatMap((item, place) => [place + 1, item]).join(SEPARATOR) : setting;
  // xmlbuilder2 takes `&lt;` for escaped already and leaves it; so escaped once, every `&` arrives as it was typed.
  const value = `${text}`.replaceAll('&', '&amp;');
  const data = create().ele('data', { id: name, value }).end({ headless: true });
  // An XML reader takes a bare line break in an attribute for a blank.
  const written = data.replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
  return `<enabled/>${written.replaceAll(SEPARATOR, '&#xF000;')}`;
}

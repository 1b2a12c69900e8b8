import { create } from 'xmlbuilder2';
import { admx, categoryOf, policyNameOf, ROOT_CATEGORY } from './admx.ts';
import { browserPolicies } from './browser-policies.ts';
import type { Browser } from './browsers.ts';
import type { Rollout } from './rollout.ts';
import { settingsOf } from './rollout.ts';

/** Between the strings of a list, as Windows' device management wants it. */
const SEPARATOR = '\uF000';

/**
 * A custom profile as Microsoft Graph takes it (`windows10CustomConfiguration`): the template first, which Windows takes
 * in, then one value for each policy of it. The template holds the browser's own policies too, so it needs no other.
 */
export function intuneProfile(rollout: Rollout, browser: Browser) {
  const app = `${ROOT_CATEGORY}_${browser.name}`;
  const template = admx({ id: rollout.id, browsers: [browser], withBrowserPolicies: true });
  const { ExtensionSettings, ...numbers } = browserPolicies(rollout, browser);
  const values = { ExtensionSettings: JSON.stringify(ExtensionSettings), ...numbers, ...settingsOf(rollout) };
  const area = `./Device/Vendor/MSFT/Policy/Config/${app}~Policy~${ROOT_CATEGORY}~${categoryOf(browser)}`;
  return {
    '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
    displayName: `BCS Profile Assistant in ${browser.title} (${rollout.ring})`,
    description: `Version ${rollout.version} or later from ${rollout.updateUrls[rollout.ring]}`,
    version: 1,
    omaSettings: [
      omaSetting('Template', `./Device/Vendor/MSFT/Policy/ConfigOperations/ADMXInstall/${app}/Policy/${app}`, template),
      ...Object.entries(values).map(([name, value]) =>
        omaSetting(name, `${area}/${policyNameOf(browser, name)}`, payload(name, value)),
      ),
    ],
  };
}

function omaSetting(displayName: string, omaUri: string, value: string) {
  return { '@odata.type': '#microsoft.graph.omaSettingString', displayName, omaUri, value };
}

function payload(name: string, setting: string | number | boolean | readonly string[]): string {
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

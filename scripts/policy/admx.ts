import { create } from 'xmlbuilder2';
import type { Browser } from './browsers.ts';
import { extensionKey } from './browsers.ts';
import type { Setting } from './setting-kinds.ts';
import { allSettings } from './setting-kinds.ts';

export const ADMX_NAMESPACE = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';
export const ROOT_CATEGORY = 'BcsProfileAssistant';
export const SUPPORTED_ON = 'SUPPORTED_WINDOWS_10';

/** The vendor's limit for texts; without one Windows stops at 1,023 characters. */
const MAX_LENGTH = 1_000_000;

export type AdmxOptions = {
  id: string;
  browsers: readonly Browser[];
  /** For Intune, which takes in only what it is given; on a domain the vendor's own templates have these. */
  withBrowserPolicies?: boolean;
  settings?: readonly Setting[];
};

export const categoryOf = ({ name }: Browser): string => `${ROOT_CATEGORY}_${name}`;
/** Where Intune's template has the settings: a new id is told nothing through what was set for the old one. */
export const settingsCategoryOf = (browser: Browser, id: string): string => `${categoryOf(browser)}_${id}`;
export const policyNameOf = (browser: Browser, setting: string): string => `${browser.name}_${setting}`;

/** The group policy template: every setting once for each browser, below the browser's key for this extension. */
export function admx({ id, browsers, withBrowserPolicies = false, settings = allSettings() }: AdmxOptions): string {
  const placeOf = (browser: Browser) => (withBrowserPolicies ? settingsCategoryOf(browser, id) : categoryOf(browser));
  const places = [...new Set(browsers.flatMap((browser) => [categoryOf(browser), placeOf(browser)]))];
  const policies = browsers.flatMap((browser) => [
    ...(withBrowserPolicies ? ownPolicies(browser) : []),
    ...settings.map((setting) => settingPolicy({ browser, id, place: placeOf(browser) }, setting)),
  ]);
  const document = create({ encoding: 'utf-8' }).ele(ADMX_NAMESPACE, 'policyDefinitions', {
    revision: '1.0',
    schemaVersion: '1.0',
  });
  document.ele({
    policyNamespaces: { target: { '@prefix': 'bcs', '@namespace': 'BcsProfileAssistant.Policies' } },
    resources: { '@minRequiredRevision': '1.0' },
    supportedOn: { definitions: { definition: { '@name': SUPPORTED_ON, '@displayName': string(SUPPORTED_ON) } } },
    categories: { category: categories(places) },
    policies: { policy: policies },
  });
  return `${document.end({ prettyPrint: true })}\n`;
}

function categories(names: readonly string[]) {
  const root = { '@name': ROOT_CATEGORY, '@displayName': string(ROOT_CATEGORY) };
  const below = names.map((name) => ({
    '@name': name,
    '@displayName': string(name),
    parentCategory: { '@ref': ROOT_CATEGORY },
  }));
  return [root, ...below];
}

type Whose = { browser: Browser; id: string; place: string };

function settingPolicy({ browser, id, place }: Whose, setting: Setting) {
  const key = `${extensionKey(browser, id)}\\policy`;
  const { name } = setting;
  return {
    '@name': policyNameOf(browser, name),
    '@class': 'Machine',
    '@displayName': string(name),
    '@explainText': string(`${name}_explain`),
    '@key': key,
    ...(setting.kind === 'boolean' ? { '@valueName': name } : { '@presentation': `$(presentation.${name})` }),
    parentCategory: { '@ref': place },
    supportedOn: { '@ref': SUPPORTED_ON },
    ...valuesOf(setting, key),
  };
}

function valuesOf(setting: Setting, key: string) {
  const { name } = setting;
  const element = { '@id': name, '@valueName': name };
  switch (setting.kind) {
    case 'boolean':
      return { enabledValue: { decimal: { '@value': 1 } }, disabledValue: { decimal: { '@value': 0 } } };
    case 'integer':
      return { elements: { decimal: { ...element, '@minValue': setting.minimum, '@maxValue': setting.maximum } } };
    case 'text':
      return { elements: { text: { ...element, '@maxLength': MAX_LENGTH } } };
    case 'choice':
      return { elements: { enum: { ...element, '@required': true, item: items(name, setting.choices) } } };
    default:
      // The empty prefix names the values 1, 2, 3, which is how the browsers read a list.
      return { elements: { list: { '@id': name, '@key': `${key}\\${name}`, '@valuePrefix': '' } } };
  }
}

function items(name: string, choices: readonly string[]) {
  return choices.map((choice) => ({ '@displayName': string(`${name}_${choice}`), value: { string: choice } }));
}

/** Texts and numbers of the browser itself, by the names it reads them under. */
function ownPolicies(browser: Browser) {
  const numbers = ['DeveloperToolsAvailability', 'ExtensionDeveloperModeSettings', browser.privateWindows];
  return [
    ownPolicy(browser, 'ExtensionSettings', (element) => ({ text: { ...element, '@maxLength': MAX_LENGTH } })),
    ...numbers.map((name) =>
      ownPolicy(browser, name, (element) => ({ decimal: { ...element, '@minValue': 0, '@maxValue': 2 } })),
    ),
  ];
}

function ownPolicy(browser: Browser, name: string, elements: (element: Record<string, string>) => object) {
  return {
    '@name': policyNameOf(browser, name),
    '@class': 'Machine',
    '@displayName': string(name),
    '@key': browser.registryKey,
    '@presentation': `$(presentation.${name})`,
    parentCategory: { '@ref': categoryOf(browser) },
    supportedOn: { '@ref': SUPPORTED_ON },
    elements: elements({ '@id': name, '@valueName': name }),
  };
}

const string = (id: string): string => `$(string.${id})`;

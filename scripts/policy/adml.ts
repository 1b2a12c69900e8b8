import { create } from 'xmlbuilder2';
import { ADMX_NAMESPACE, categoryOf, ROOT_CATEGORY, SUPPORTED_ON } from './admx.ts';
import { BROWSERS } from './browsers.ts';
import type { Setting } from './setting-kinds.ts';
import { allSettings } from './setting-kinds.ts';

/** What the group policy editor shows for the template: names, explanations, and a field for each value. */
export function adml(): string {
  const settings = allSettings();
  const strings = {
    [SUPPORTED_ON]: 'Windows 10 or later',
    [ROOT_CATEGORY]: 'BCS Profile Assistant',
    ...Object.fromEntries(BROWSERS.map((browser) => [categoryOf(browser), browser.title])),
    ...Object.assign({}, ...settings.map(stringsOf)),
  };
  const document = create({ encoding: 'utf-8' }).ele(ADMX_NAMESPACE, 'policyDefinitionResources', {
    revision: '1.0',
    schemaVersion: '1.0',
  });
  document.ele({
    displayName: 'BCS Profile Assistant',
    description: 'Settings of the BCS Profile Assistant in Google Chrome and Microsoft Edge',
    resources: {
      stringTable: { string: Object.entries(strings).map(([id, text]) => ({ '@id': id, '#': text })) },
      presentationTable: { presentation: settings.filter(({ kind }) => kind !== 'boolean').map(presentationOf) },
    },
  });
  return `${document.end({ prettyPrint: true })}\n`;
}

function stringsOf(setting: Setting): Record<string, string> {
  const { name, title, description } = setting;
  const choices = setting.kind === 'choice' ? setting.choices : [];
  return {
    [name]: title,
    [`${name}_explain`]: description,
    ...Object.fromEntries(choices.map((choice) => [`${name}_${choice}`, choice])),
  };
}

function presentationOf(setting: Setting) {
  const { name, title } = setting;
  return { '@id': name, ...fieldOf(setting, { '@refId': name }, `${title}:`) };
}

function fieldOf(setting: Setting, reference: Record<string, string>, label: string) {
  switch (setting.kind) {
    case 'integer':
      return { decimalTextBox: { ...reference, '@defaultValue': setting.minimum, '#': label } };
    case 'choice':
      return { dropdownList: { ...reference, '@noSort': true, '#': label } };
    case 'list':
      return { listBox: { ...reference, '#': label } };
    default:
      return { textBox: { ...reference, label } };
  }
}

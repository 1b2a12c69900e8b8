import { expect, test } from 'vitest';
import { admx } from '../../../scripts/policy/admx.ts';
import { CHROME, EDGE } from '../../../scripts/policy/browsers.ts';
import { intuneProfile, templateUri } from '../../../scripts/policy/intune.ts';
import type { Rollout } from '../../../scripts/policy/rollout.ts';
import { allSettings } from '../../../scripts/policy/setting-kinds.ts';
import { BASE, OLD_IDS } from './random-rollouts.ts';

const [OTHER_ID = ''] = OLD_IDS;

/** The addresses of one profile: that of its template, and one for each value by its name. */
function addresses(rollout: Rollout) {
  const [template, ...values] = intuneProfile(rollout, CHROME).omaSettings;
  return {
    template: template?.omaUri,
    settings: values.filter(({ displayName }) => /^[a-z]/u.test(displayName)).map(({ omaUri }) => omaUri),
    browser: values.filter(({ displayName }) => /^[A-Z]/u.test(displayName)).map(({ omaUri }) => omaUri),
  };
}

const ofSettings = (settings: ReturnType<typeof allSettings>) =>
  templateUri(CHROME, admx({ id: BASE.id, browsers: [CHROME], settings }));

test('a template of another id is another template, and its settings lie elsewhere', () => {
  const [now, then] = [addresses(BASE), addresses({ ...BASE, id: OTHER_ID })];
  expect(now.template).not.toBe(then.template);
  expect(now.settings.length).toBeGreaterThan(1);
  expect(now.settings.filter((address) => then.settings.includes(address))).toEqual([]);
});

test('the browser’s own policies keep their address, so that no old value is taken away behind the new one', () => {
  const now = addresses(BASE).browser;
  expect(now).toHaveLength(4);
  expect(addresses({ ...BASE, id: OTHER_ID, removedIds: [BASE.id] }).browser).toEqual(now);
});

test('a template of other settings is another template', () => {
  expect(ofSettings(allSettings().slice(1))).not.toBe(ofSettings(allSettings()));
});

test('the same template keeps its address, whatever the values, the version and the ring', () => {
  const changed: Rollout = {
    ...BASE,
    version: '3.0.0',
    ring: 'broad',
    settings: { ...BASE.settings, isSwitchedOff: true, pinLimit: 3 },
    minimumVersion: '3.0.0',
  };
  expect(addresses(changed).template).toBe(addresses(BASE).template);
  expect(addresses({ ...BASE, isRemoved: true }).template).toBe(addresses(BASE).template);
});

test('each browser has a template of its own', () => {
  const [chrome, edge] = [CHROME, EDGE].map((browser) => intuneProfile(BASE, browser).omaSettings[0]?.omaUri);
  expect(chrome).not.toBe(edge);
});

test('names hold letters, digits and underscores alone, as Windows wants them between the slashes', () => {
  const { template = '', settings } = addresses(BASE);
  expect(template.split('/ADMXInstall/')[1]).toMatch(/^\w+\/Policy\/\w+$/u);
  for (const address of settings) expect(address.split('/Config/')[1]).toMatch(/^\w+(?:~\w+)+\/\w+$/u);
});

import { describe, expect, test } from 'vitest';
import type { Configuration } from '../../api-worker/contract/configuration.ts';
import type { HelpView } from '../../components/help-state.ts';
import type { RepChoices } from '../../entrypoints/policy/chosen-or-set.ts';
import type { ManagedPolicy } from '../../entrypoints/policy/managed-policy.ts';
import { managedPolicy, REP_SETTINGS } from '../../entrypoints/policy/managed-policy.ts';
import { createHelp } from '../../entrypoints/sidepanel/policy/create-help.ts';
import { settingsInForce } from '../../entrypoints/sidepanel/policy/settings.ts';
import { verdictOf } from '../../entrypoints/sidepanel/policy/verdict.ts';
import { CONFIGURATION } from './desk-bench.ts';

const HOST = 'https://prep.bank.example';

type Case = {
  policy?: ManagedPolicy | null;
  chosen?: RepChoices;
  chosenHost?: string;
  isAdministered?: boolean;
  configuration?: Partial<Configuration>;
};

function read({
  policy = { workerAddress: HOST },
  chosen = {},
  chosenHost,
  isAdministered = true,
  configuration,
}: Case) {
  let shown: HelpView | undefined;
  const help = createHelp({
    version: '1.4.0 (pilot)',
    extensionId: 'abcdefghijklmnop',
    publish: (view) => {
      shown = view;
    },
  });
  const verdict = verdictOf({ policy, chosenHost, isAdministered, isOverdue: false, isUnreadable: false }, [HOST]);
  help.rule({ verdict, policy, chosen, isAdministered, settings: settingsInForce(policy ?? {}, chosen) });
  if (configuration) help.configure({ ...CONFIGURATION, ...configuration });
  const row = (name: string) => shown?.settings.find((each) => each.name === name);
  return { help, row, view: () => shown, said: (name: string) => [row(name)?.text, row(name)?.origin] };
}

describe('the help page reads back', () => {
  test('which panel this is, who set it up, and every setting by its title', () => {
    const { view } = read({ policy: { workerAddress: HOST, updateRing: 'pilot', supportContact: 'Ring 4444' } });
    expect(view()).toMatchObject({
      version: '1.4.0 (pilot)',
      extensionId: 'abcdefghijklmnop',
      administration: 'policy',
      workerAddress: HOST,
      isTraining: false,
      updateRing: 'pilot',
      supportContact: 'Ring 4444',
      isUpdateReady: false,
    });
    expect(view()?.settings.map(({ name }) => name)).toEqual(Object.keys(managedPolicy.shape));
    const titles = Object.values(managedPolicy.shape).map((setting) => setting.meta()?.title);
    expect(view()?.settings.map(({ title }) => title)).toEqual(titles);
  });

  test.each<[HelpView['administration'], Case]>([
    ['policy', { policy: {} }],
    ['awaited', { policy: null }],
    ['by-hand', { policy: null, isAdministered: false, chosenHost: HOST }],
  ])('where the settings come from: %s', (administration, given) => {
    expect(read(given).view()?.administration).toBe(administration);
  });

  test.each<[string, Case, string, string]>([
    ['workerAddress', {}, HOST, 'policy'],
    ['workerAddress', { policy: null, isAdministered: false, chosenHost: HOST }, HOST, 'chosen'],
    ['workerAddress', { policy: null }, 'Not set', 'default'],
    ['isSwitchedOff', {}, 'No', 'default'],
    ['isSwitchedOff', { policy: { isSwitchedOff: true } }, 'Yes', 'policy'],
    ['arePinsAllowed', {}, 'Yes', 'default'],
    ['arePinsAllowed', { policy: { arePinsAllowed: false } }, 'No', 'policy'],
    ['arePinsAllowed', { configuration: { pins: { isEnabled: false, limit: 30, mayRoam: false } } }, 'No', 'service'],
    ['pinLimit', {}, 'As the service says', 'service'],
    ['pinLimit', { configuration: {} }, '30', 'service'],
    ['pinLimit', { policy: { pinLimit: 5 }, configuration: {} }, '5', 'policy'],
    ['pinLimit', { policy: { pinLimit: 50 }, configuration: {} }, '30', 'service'],
    ['pinDays', {}, 'As the service says', 'service'],
    ['pinDays', { policy: { pinDays: 1 } }, '1 day at most', 'policy'],
    ['mayPinsRoam', {}, 'No', 'default'],
    ['mayPinsRoam', { policy: { mayPinsRoam: true } }, 'Yes', 'policy'],
    ['mayPinsRoam', { policy: { mayPinsRoam: true }, configuration: {} }, 'No', 'service'],
    ['isPrintAllowed', { policy: { isPrintAllowed: false } }, 'No', 'policy'],
    ['colourScheme', {}, 'As the computer', 'default'],
    ['colourScheme', { chosen: { colourScheme: 'dark' } }, 'Dark', 'chosen'],
    ['lockedSettings', {}, 'None', 'default'],
    ['lockedSettings', { policy: { lockedSettings: ['colourScheme'] } }, 'Colour scheme', 'policy'],
    ['updateRing', { policy: { updateRing: 'broad' } }, 'Broad', 'policy'],
    ['supportContact', {}, 'Not set', 'default'],
    ['supportContact', { configuration: { supportContact: 'Ring 5555' } }, 'Ring 5555', 'service'],
    ['supportContact', { policy: { supportContact: 'A' }, configuration: { supportContact: 'B' } }, 'A', 'policy'],
  ])('%s as it is in force: %j', (name, given, text, origin) => {
    expect(read(given).said(name)).toEqual([text, origin]);
  });

  test('what the rep may choose, and what is in force of it', () => {
    const { view, row } = read({ chosen: { opensOnFirstClick: true } });
    const choosable = view()?.settings.filter(({ choice }) => choice !== undefined);
    expect(choosable?.map(({ name }) => name)).toEqual([...REP_SETTINGS]);
    expect(row('opensOnFirstClick')).toMatchObject({
      isLocked: false,
      choice: {
        value: 'true',
        options: [
          { value: 'true', text: 'Yes' },
          { value: 'false', text: 'No' },
        ],
      },
    });
    expect(row('colourScheme')?.choice).toMatchObject({ value: 'system' });
  });

  test('what is locked: with its value, and nothing to choose', () => {
    const policy: ManagedPolicy = { lockedSettings: ['colourScheme'], colourScheme: 'light' };
    const { row } = read({ policy, chosen: { colourScheme: 'dark' } });
    expect(row('colourScheme')).toEqual({
      name: 'colourScheme',
      title: 'Colour scheme',
      text: 'Light',
      origin: 'policy',
      isLocked: true,
    });
  });

  test('that this is a training desk, and that a newer version waits', () => {
    const { view, help } = read({ policy: { trainingWorkerAddress: HOST } });
    expect(view()).toMatchObject({ isTraining: true, workerAddress: HOST, isUpdateReady: false });
    help.setUpdateReady(true);
    expect(view()?.isUpdateReady).toBe(true);
  });

  test('nothing of a worker that is no longer in force', () => {
    const { help, view } = read({ configuration: { supportContact: 'Ring 5555' } });
    const policy: ManagedPolicy = { isSwitchedOff: true };
    const settings = settingsInForce(policy, {});
    help.rule({ verdict: { kind: 'switched-off' }, policy, chosen: {}, isAdministered: true, settings });
    expect([view()?.workerAddress, view()?.supportContact]).toEqual([undefined, undefined]);
  });
});

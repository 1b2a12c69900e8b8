import type { Configuration } from '../../../api-worker/contract/configuration.ts';
import type { SettingOrigin, SettingRow } from '../../../components/help-state.ts';
import { chosenOrSet } from '../../policy/chosen-or-set.ts';
import type { SettingName } from '../../policy/managed-policy.ts';
import { managedPolicy } from '../../policy/managed-policy.ts';
import type { Ruling } from './create-administration.ts';

export type InForce = Pick<Ruling, 'policy' | 'chosen' | 'verdict'> & { configuration: Configuration | null };

type Told = Pick<SettingRow, 'text' | 'origin'> & Partial<Pick<SettingRow, 'isLocked' | 'choice'>>;

const NOT_SET = 'Not set';
/** Until the worker has answered nobody here knows its limits. */
const AS_SERVED = 'As the service says';
const SCHEMES = { system: 'As the computer', light: 'Light', dark: 'Dark' };
const RINGS = { pilot: 'Pilot', broad: 'Broad' };

const yesOrNo = (is: boolean) => (is ? 'Yes' : 'No');
const titleOf = (name: SettingName) => managedPolicy.shape[name].meta()?.title ?? name;
const originOf = (value: unknown): SettingOrigin => (value === undefined ? 'default' : 'policy');

/** Every setting as it is in force, in the order of the policy. */
export function settingRows(inForce: InForce): SettingRow[] {
  return managedPolicy
    .keyof()
    .options.map((name) => ({ name, title: titleOf(name), isLocked: false, ...TOLD[name](inForce) }));
}

const TOLD: Record<SettingName, (inForce: InForce) => Told> = {
  workerAddress: workerAddress,
  trainingWorkerAddress: ({ policy }) => named(policy?.trainingWorkerAddress),
  isSwitchedOff: onlyIfSet('isSwitchedOff'),
  arePinsAllowed: ({ policy, configuration }) => {
    if (policy?.arePinsAllowed !== false && configuration?.pins.isEnabled === false) return served('No');
    return allowedUnlessSet('arePinsAllowed')({ policy });
  },
  pinLimit: ({ policy, configuration }) => {
    const limit = configuration?.pins.limit;
    const set = policy?.pinLimit;
    if (set === undefined || (limit !== undefined && limit < set)) return served(limit?.toString() ?? AS_SERVED);
    return { text: set.toString(), origin: 'policy' };
  },
  pinDays: ({ policy }) => {
    const days = policy?.pinDays;
    if (days === undefined) return served(AS_SERVED);
    return { text: days === 1 ? '1 day at most' : `${days} days at most`, origin: 'policy' };
  },
  mayPinsRoam: ({ policy, configuration }) => {
    if (policy?.mayPinsRoam && configuration?.pins.mayRoam === false) return served('No');
    return onlyIfSet('mayPinsRoam')({ policy });
  },
  isSearchAllowed: allowedUnlessSet('isSearchAllowed'),
  isRevealAllowed: allowedUnlessSet('isRevealAllowed'),
  isPrintAllowed: allowedUnlessSet('isPrintAllowed'),
  isFeedbackAllowed: allowedUnlessSet('isFeedbackAllowed'),
  isRewordingAllowed: allowedUnlessSet('isRewordingAllowed'),
  opensOnFirstClick: ({ policy, chosen }) => {
    const { value = false, origin } = chosenOrSet('opensOnFirstClick', policy ?? {}, chosen);
    const options = [true, false].map((each) => ({ value: String(each), text: yesOrNo(each) }));
    const isLocked = policy?.lockedSettings?.includes('opensOnFirstClick') === true;
    return { text: yesOrNo(value), origin, ...choosable(isLocked, String(value), options) };
  },
  colourScheme: ({ policy, chosen }) => {
    const { value = 'system', origin } = chosenOrSet('colourScheme', policy ?? {}, chosen);
    const options = Object.entries(SCHEMES).map(([scheme, text]) => ({ value: scheme, text }));
    const isLocked = policy?.lockedSettings?.includes('colourScheme') === true;
    return { text: SCHEMES[value], origin, ...choosable(isLocked, value, options) };
  },
  lockedSettings: ({ policy }) => {
    const titles = policy?.lockedSettings?.map(titleOf) ?? [];
    return { text: titles.join(', ') || 'None', origin: originOf(policy?.lockedSettings) };
  },
  updateRing: ({ policy }) => named(policy?.updateRing && RINGS[policy.updateRing]),
  supportContact: ({ policy, configuration }) => {
    const contact = configuration?.supportContact;
    return policy?.supportContact === undefined && contact !== undefined
      ? served(contact)
      : named(policy?.supportContact);
  },
};

function workerAddress({ policy, verdict }: InForce): Told {
  if (policy?.workerAddress !== undefined) return named(policy.workerAddress);
  if (verdict.kind === 'use' && verdict.isTraining === undefined) return { text: verdict.host, origin: 'chosen' };
  return named(undefined);
}

function named(value: string | undefined): Told {
  return { text: value ?? NOT_SET, origin: originOf(value) };
}

function served(text: string): Told {
  return { text, origin: 'service' };
}

type Switch = Extract<SettingName, `is${string}` | `are${string}` | `may${string}`>;

function allowedUnlessSet(name: Switch) {
  return ({ policy }: Pick<InForce, 'policy'>): Told => ({
    text: yesOrNo(policy?.[name] !== false),
    origin: originOf(policy?.[name]),
  });
}

function onlyIfSet(name: Switch) {
  return ({ policy }: Pick<InForce, 'policy'>): Told => ({
    text: yesOrNo(policy?.[name] === true),
    origin: originOf(policy?.[name]),
  });
}

function choosable(isLocked: boolean, value: string, options: { value: string; text: string }[]) {
  return isLocked ? { isLocked } : { isLocked, choice: { value, options } };
}

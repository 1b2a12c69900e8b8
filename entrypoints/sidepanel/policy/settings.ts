import type { Features } from '../../../components/panel-state.ts';
import type { RepChoices } from '../../policy/chosen-or-set.ts';
import { chosenOrSet } from '../../policy/chosen-or-set.ts';
import type { ManagedPolicy } from '../../policy/managed-policy.ts';

/** What holds in this browser, whichever worker it talks to; the worker has rules of its own besides. */
export type Settings = {
  features: Features;
  isRewordingAllowed: boolean;
  pins: { isAllowed: boolean; limit?: number; days?: number; mayRoam: boolean };
  colourScheme: 'system' | 'light' | 'dark';
  supportContact?: string;
};

export function settingsInForce(policy: ManagedPolicy, chosen: RepChoices): Settings {
  return {
    features: {
      search: policy.isSearchAllowed !== false,
      reveal: policy.isRevealAllowed !== false,
      print: policy.isPrintAllowed !== false,
      feedback: policy.isFeedbackAllowed !== false,
    },
    isRewordingAllowed: policy.isRewordingAllowed !== false,
    pins: {
      isAllowed: policy.arePinsAllowed !== false,
      limit: policy.pinLimit,
      days: policy.pinDays,
      mayRoam: policy.mayPinsRoam === true,
    },
    colourScheme: chosenOrSet('colourScheme', policy, chosen).value ?? 'system',
    supportContact: policy.supportContact,
  };
}

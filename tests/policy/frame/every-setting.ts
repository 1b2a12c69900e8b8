import { WORKER_ORIGIN } from '../../../mocks/stage/cast.ts';
import type { Settings } from './distribution.ts';

/** A value for every setting there is. */
export const EVERY_SETTING: Required<Settings> = {
  workerAddress: WORKER_ORIGIN,
  trainingWorkerAddress: WORKER_ORIGIN,
  isSwitchedOff: false,
  arePinsAllowed: true,
  pinLimit: 12,
  pinDays: 30,
  mayPinsRoam: false,
  isSearchAllowed: true,
  isRevealAllowed: false,
  isPrintAllowed: true,
  isFeedbackAllowed: true,
  isRewordingAllowed: false,
  opensOnFirstClick: true,
  colourScheme: 'dark',
  lockedSettings: ['opensOnFirstClick', 'colourScheme'],
  updateRing: 'pilot',
  supportContact: 'Service desk, extension 4471 – “day & night”',
};

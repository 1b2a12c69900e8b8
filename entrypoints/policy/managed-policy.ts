import { z } from 'zod';

/** What a rep may choose in the help page, as long as the administrator has not locked it. */
export const REP_SETTINGS = ['opensOnFirstClick', 'colourScheme'] as const;

/**
 * What an administrator may set: the one source of the browser's schema, of every policy file and of the administrators'
 * table, with the words of `setting-descriptions.ts`, which no panel needs. Flat, because Chrome drops a whole top-level key when anything inside has a wrong type.
 */
export const managedPolicy = z.object({
  workerAddress: z.string().optional().meta({
    title: 'Worker address',
  }),
  trainingWorkerAddress: z.string().optional().meta({
    title: 'Training worker address',
  }),
  isSwitchedOff: z.boolean().optional().meta({
    title: 'Switch the panel off',
  }),
  arePinsAllowed: z.boolean().optional().meta({
    title: 'Allow pins',
  }),
  pinLimit: z.int().min(1).max(100).optional().meta({
    title: 'Most pins a rep may keep',
  }),
  pinDays: z.int().min(1).max(365).optional().meta({
    title: 'Days until a pin expires',
  }),
  mayPinsRoam: z.boolean().optional().meta({
    title: 'Let pins roam',
  }),
  isSearchAllowed: z.boolean().optional().meta({
    title: 'Allow search without a call',
  }),
  isRevealAllowed: z.boolean().optional().meta({
    title: 'Allow revealing a masked field',
  }),
  isPrintAllowed: z.boolean().optional().meta({
    title: 'Allow printing',
  }),
  isFeedbackAllowed: z.boolean().optional().meta({
    title: 'Ask what insights were worth',
  }),
  isRewordingAllowed: z.boolean().optional().meta({
    title: 'Allow re-wording by a language model',
  }),
  opensOnFirstClick: z.boolean().optional().meta({
    title: 'Open on the first click in the desktop',
  }),
  colourScheme: z.enum(['system', 'light', 'dark']).optional().meta({
    title: 'Colour scheme',
  }),
  lockedSettings: z.array(z.enum(REP_SETTINGS)).optional().meta({
    title: 'Settings a rep may not change',
  }),
  updateRing: z.enum(['pilot', 'broad']).optional().meta({
    title: 'Update ring',
  }),
  supportContact: z.string().optional().meta({
    title: 'Support contact',
  }),
});
export type ManagedPolicy = z.infer<typeof managedPolicy>;
export type SettingName = keyof ManagedPolicy;
export type RepSetting = (typeof REP_SETTINGS)[number];

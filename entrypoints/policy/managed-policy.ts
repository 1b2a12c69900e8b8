import { z } from 'zod';

/** What a rep may choose in the help page, as long as the administrator has not locked it. */
export const REP_SETTINGS = ['opensOnFirstClick', 'colourScheme'] as const;

/**
 * What an administrator may set: the one source of the browser's schema, of every policy file and of the administrators'
 * table. Flat, because Chrome drops a whole top-level key when anything inside has a wrong type.
 */
export const managedPolicy = z.object({
  workerAddress: z.string().optional().meta({
    title: 'Worker address',
    description:
      'The https origin of the bank’s API worker, for example https://prep.bank.example. It must be one of the addresses this build was packaged with. Without it the panel waits and calls nobody.',
  }),
  trainingWorkerAddress: z.string().optional().meta({
    title: 'Training worker address',
    description:
      'Makes this browser a training desk: the panel uses this worker, which must say of itself that its customers are made up, and shows a banner that cannot be closed. It must be one of the addresses this build was packaged with.',
  }),
  isSwitchedOff: z.boolean().optional().meta({
    title: 'Switch the panel off',
    description:
      'The kill switch that needs no new version: within seconds every open panel drops what it shows and calls nobody until this is taken back.',
  }),
  arePinsAllowed: z.boolean().optional().meta({
    title: 'Allow pins',
    description:
      'Whether a rep may pin a customer. Off removes the pin button and the list; the worker can also refuse.',
  }),
  pinLimit: z.int().min(1).max(100).optional().meta({
    title: 'Most pins a rep may keep',
    description: 'From 1 to 100. The worker has a limit of its own; the lower one holds.',
  }),
  pinDays: z.int().min(1).max(365).optional().meta({
    title: 'Days until a pin expires',
    description: 'From 1 to 365, counted from the pinning. The worker has a limit of its own; the earlier one holds.',
  }),
  mayPinsRoam: z.boolean().optional().meta({
    title: 'Let pins roam',
    description:
      'Keeps the sealed pins with the browser profile, so that they follow the rep to another computer. Off unless set; the worker must allow it as well.',
  }),
  isSearchAllowed: z.boolean().optional().meta({
    title: 'Allow search without a call',
    description: 'Off removes the search, for searchers too. The worker decides who is a searcher.',
  }),
  isRevealAllowed: z.boolean().optional().meta({
    title: 'Allow revealing a masked field',
    description:
      'Off removes the button that shows one masked field for 30 seconds. The worker decides who may reveal.',
  }),
  isPrintAllowed: z.boolean().optional().meta({
    title: 'Allow printing',
    description: 'Off removes printing of a pack, from the menu and from the browser’s own print command.',
  }),
  isFeedbackAllowed: z.boolean().optional().meta({
    title: 'Ask what insights were worth',
    description: 'Off removes the question on each insight whether it was useful.',
  }),
  isRewordingAllowed: z.boolean().optional().meta({
    title: 'Allow re-wording by a language model',
    description:
      'Off asks the worker for insights in their fixed words only, whatever the worker’s own setting. Nothing is re-worded unless the worker has a model.',
  }),
  opensOnFirstClick: z.boolean().optional().meta({
    title: 'Open on the first click in the desktop',
    description:
      'Opens the panel at the rep’s first click in each newly loaded desktop page, instead of waiting for the toolbar button. Off unless set here or by the rep.',
  }),
  colourScheme: z.enum(['system', 'light', 'dark']).optional().meta({
    title: 'Colour scheme',
    description: 'system, light or dark. Follows the computer (system) unless set here or by the rep.',
  }),
  lockedSettings: z
    .array(z.enum(REP_SETTINGS))
    .optional()
    .meta({
      title: 'Settings a rep may not change',
      description: `Of ${REP_SETTINGS.join(' and ')}: a locked one has the value set here, or its default.`,
    }),
  updateRing: z.enum(['pilot', 'broad']).optional().meta({
    title: 'Update ring',
    description:
      'pilot or broad: which ring this browser is in, for the help page and whoever is asked for help. Which versions it gets is decided by the update address of the installation.',
  }),
  supportContact: z.string().optional().meta({
    title: 'Support contact',
    description:
      'Shown wherever a rep needs help, also before the worker can be reached. Goes before the worker’s own.',
  }),
});
export type ManagedPolicy = z.infer<typeof managedPolicy>;
export type SettingName = keyof ManagedPolicy;
export type RepSetting = (typeof REP_SETTINGS)[number];

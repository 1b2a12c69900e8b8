import type { SettingName } from './managed-policy.ts';
import { REP_SETTINGS } from './managed-policy.ts';

/** What each setting does, for whoever sets it: in the browser's schema, the templates and the administrators' table. */
export const SETTING_DESCRIPTIONS: Record<SettingName, string> = {
  workerAddress:
    'The https origin of the bank’s API worker, for example https://prep.bank.example. It must be one of the addresses this build was packaged with. Without it the panel waits and calls nobody.',
  trainingWorkerAddress:
    'Makes this browser a training desk: the panel uses this worker, which must say of itself that its customers are made up, and shows a banner that cannot be closed. It must be one of the addresses this build was packaged with.',
  isSwitchedOff:
    'The kill switch that needs no new version: within seconds every open panel drops what it shows and calls nobody until this is taken back.',
  arePinsAllowed:
    'Whether a rep may pin a customer. Off removes the pin button and the list; the worker can also refuse.',
  pinLimit: 'From 1 to 100. The worker has a limit of its own; the lower one holds.',
  pinDays: 'From 1 to 365, counted from the pinning. The worker has a limit of its own; the earlier one holds.',
  mayPinsRoam:
    'Keeps the sealed pins with the browser profile, so that they follow the rep to another computer. Off unless set; the worker must allow it as well.',
  isSearchAllowed: 'Off removes the search, for searchers too. The worker decides who is a searcher.',
  isRevealAllowed:
    'Off removes the button that shows one masked field for 30 seconds. The worker decides who may reveal.',
  isPrintAllowed: 'Off removes printing of a pack, from the menu and from the browser’s own print command.',
  isFeedbackAllowed: 'Off removes the question on each insight whether it was useful.',
  isRewordingAllowed:
    'Off asks the worker for insights in their fixed words only, whatever the worker’s own setting. Nothing is re-worded unless the worker has a model.',
  opensOnFirstClick:
    'Opens the panel at the rep’s first click in each newly loaded desktop page, instead of waiting for the toolbar button. Off unless set here or by the rep.',
  colourScheme: 'system, light or dark. Follows the computer (system) unless set here or by the rep.',
  lockedSettings: `Of ${REP_SETTINGS.join(' and ')}: a locked one has the value set here, or its default.`,
  updateRing:
    'pilot or broad: which ring this browser is in, for the help page and whoever is asked for help. Which versions it gets is decided by the update address of the installation.',
  supportContact:
    'Shown wherever a rep needs help, also before the worker can be reached. Goes before the worker’s own.',
};

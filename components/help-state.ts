/** Where the value in force comes from; `service` is the worker's own configuration. */
export type SettingOrigin = 'policy' | 'chosen' | 'service' | 'default';

/** One setting as it is in force, in words, and whether the rep may change it. */
export type SettingRow = {
  name: string;
  title: string;
  text: string;
  origin: SettingOrigin;
  isLocked: boolean;
  /** Only where the rep may choose. */
  choice?: { value: string; options: { value: string; text: string }[] };
};

/** What the help page reads back: which panel this is, who set it up, and what is in force. It knows no customer. */
export type HelpView = {
  version: string;
  extensionId: string;
  /** `awaited`: an administrator rules, and no policy has arrived. */
  administration: 'policy' | 'awaited' | 'by-hand';
  workerAddress?: string;
  isTraining: boolean;
  updateRing?: string;
  supportContact?: string;
  /** A newer version is downloaded; it starts once no panel is open. */
  isUpdateReady: boolean;
  settings: SettingRow[];
};

import type { RepChoices } from '../../policy/chosen-or-set.ts';
import type { ManagedPolicy } from '../../policy/managed-policy.ts';
import type { StorageArea } from '../session/session-memory.ts';
import type { Occasion } from './after-reading.ts';
import { afterReading } from './after-reading.ts';
import { createPolicyCopy } from './policy-copy.ts';
import { createPolicyReader } from './policy-reader.ts';
import type { Chosen } from './rep-choices.ts';
import { createRepChoices, toChoice } from './rep-choices.ts';
import type { Settings } from './settings.ts';
import { settingsInForce } from './settings.ts';
import type { Known, Verdict } from './verdict.ts';
import { verdictOf } from './verdict.ts';

export type AdministrationDependencies = {
  hosts: readonly string[];
  disk: StorageArea;
  /** Pending or `{}` for the first seconds after a browser start, so nothing may wait for it. */
  readManaged: () => Promise<unknown>;
  onManagedChanged: (listen: () => void) => void;
  /** Another panel of this browser wrote to the disk. */
  onDiskChanged: (listen: () => void) => void;
  isAdministered: () => Promise<boolean>;
};

/** What rules this panel at one moment, and where it comes from. */
export type Ruling = {
  verdict: Verdict;
  settings: Settings;
  policy: ManagedPolicy | null;
  chosen: RepChoices;
  isAdministered: boolean;
};

export type Administration = ReturnType<typeof createAdministration>;

/** A policy takes seconds. Whatever is missing after this long is missing. */
const OVERDUE_MS = 60_000;

/** Policy and rep's choices as they stand, from the disk at once and from the browser whenever it knows better. */
export function createAdministration({ hosts, disk, ...browser }: AdministrationDependencies) {
  const copy = createPolicyCopy(disk);
  const choices = createRepChoices(disk);
  let chosen: Chosen = { settings: {} };
  const readPolicy = createPolicyReader(browser.readManaged);
  let known: Omit<Known, 'chosenHost'> = { policy: null, isAdministered: true, isOverdue: false, isUnreadable: false };
  let tell: (ruling: Ruling) => void = () => undefined;
  let told = '';

  function retell(): void {
    const { policy, isAdministered } = known;
    const ruling: Ruling = {
      verdict: verdictOf({ ...known, chosenHost: chosen.host }, hosts),
      settings: settingsInForce(policy ?? {}, chosen.settings),
      ...{ policy, isAdministered, chosen: chosen.settings },
    };
    if (JSON.stringify(ruling) === told) return;
    told = JSON.stringify(ruling);
    tell(ruling);
  }

  /** Neither the address of before nor a default stands in for what cannot be read. */
  async function take(occasion: Occasion): Promise<void> {
    const reading = await readPolicy();
    const next = afterReading(known, reading, occasion);
    if (next === known) return;
    known = next;
    // The document that comes next may be loaded by what is told now, and reads the disk first.
    await copy.write(next);
    retell();
  }
  const ask = (occasion: Occasion) => void take(occasion).catch(() => undefined);

  async function readChoices(): Promise<void> {
    chosen = await choices.read();
    retell();
  }

  return {
    /** Tells what rules now, and again whenever that changes. */
    async watch(hear: (ruling: Ruling) => void): Promise<void> {
      tell = hear;
      const [copied, isAdministered, read] = await Promise.all([copy.read(), browser.isAdministered(), choices.read()]);
      known = { ...known, ...copied, isAdministered };
      chosen = read;
      browser.onManagedChanged(() => ask('change'));
      browser.onDiskChanged(() => void readChoices());
      retell();
      ask('start');
      setTimeout(() => {
        known = { ...known, isOverdue: true };
        retell();
        ask('overdue');
      }, OVERDUE_MS);
    },
    async chooseWorker(host: string): Promise<void> {
      if (!hosts.includes(host)) return;
      chosen = { ...chosen, host };
      await choices.keepHost(host);
      retell();
    },
    async chooseSetting(name: string, value: string): Promise<void> {
      const choice = toChoice(name, value, known.policy);
      if (choice === null) return;
      chosen = { ...chosen, settings: { ...chosen.settings, ...choice } };
      await choices.keepSettings(chosen.settings);
      retell();
    },
  };
}

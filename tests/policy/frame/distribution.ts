import { inject } from 'vitest';
import type { StageBrowser } from '../../../mocks/stage/browser.ts';
import { WORKER_ORIGIN } from '../../../mocks/stage/cast.ts';
import type { Display } from '../../../mocks/stage/display.ts';
import type { Stage } from '../../../mocks/stage/stage.ts';
import type { ExtensionKey } from '../../../scripts/package/extension-key.ts';
import type { LinuxPolicy } from '../../../scripts/policy/linux.ts';
import { linuxPolicy } from '../../../scripts/policy/linux.ts';
import type { Rollout } from '../../../scripts/policy/rollout.ts';
import { launchAdministered, makeProfile } from './administered-browser.ts';
import type { PolicyFolder } from './policy-folder.ts';
import { makePolicyFolder } from './policy-folder.ts';
import type { Release } from './release.ts';
import { keyOf, packRelease } from './release.ts';
import type { UpdateServer } from './update-server.ts';
import { startUpdateServer, UPDATE_HOSTS, UPDATE_URLS } from './update-server.ts';

export type Settings = Rollout['settings'];

/** The bank's side of a rollout: an update address, policy files, and computers that obey them. */
export interface Distribution {
  id: string;
  updates: UpdateServer;
  policies: PolicyFolder;
  /** Signed with the bank's key unless another is given. */
  release: (version: string, signingKey?: ExtensionKey) => Promise<Release>;
  /** What the administrator writes down about this rollout. */
  rollout: (settings: Settings) => Rollout;
  /** The file as every administrator gets it; the settings default to the worker's address alone. */
  policy: (settings?: Settings) => LinuxPolicy;
  /** Puts it in force; developer tools are let in, because tests look into the panel by them. */
  enforce: (policy: LinuxPolicy) => void;
  launch: (options?: { profile?: string; display?: Display }) => Promise<StageBrowser>;
  newProfile: () => Promise<string>;
  close: () => Promise<void>;
}

export const ROLLOUT_FILE = 'bcs-profile-assistant';
const FIRST_VERSION = '1.0.0';

export async function openDistribution(stage: Pick<Stage, 'resolverRules' | 'certificate'>): Promise<Distribution> {
  const build = inject('build');
  const key = keyOf(build);
  const updates = await startUpdateServer(stage.certificate, key.id);
  const policies = makePolicyFolder();
  const closers: (() => unknown)[] = [updates.close, policies.remove];
  const newProfile = async () => {
    const { folder, remove } = await makeProfile();
    closers.push(remove);
    return folder;
  };
  const rollout = (settings: Settings): Rollout => ({
    ...{ id: key.id, version: FIRST_VERSION, hosts: [WORKER_ORIGIN], updateUrls: UPDATE_URLS, settings },
    ring: 'pilot',
  });
  const release = (version: string, signingKey = key) => packRelease(build, signingKey, version);
  updates.offer(await release(FIRST_VERSION));
  const rules = [stage.resolverRules, ...UPDATE_HOSTS.map((host) => `MAP ${host} 127.0.0.1:${updates.port}`)];
  const resolverRules = rules.filter(Boolean).join(', ');
  return {
    ...{ id: key.id, updates, policies, release, newProfile },
    rollout,
    policy: (settings = { workerAddress: WORKER_ORIGIN }) => linuxPolicy(rollout(settings)),
    enforce: (policy) => policies.write(ROLLOUT_FILE, { ...policy, DeveloperToolsAvailability: 1 }),
    launch: async ({ profile, display } = {}) => {
      const browser = await launchAdministered({
        ...{ stage: { ...stage, resolverRules }, policies, extensionId: key.id, display: display ?? null },
        profile: profile ?? (await newProfile()),
      });
      closers.push(() => browser.close().catch(() => undefined));
      return browser;
    },
    close: async () => {
      for (const end of closers.splice(0).reverse()) await end();
    },
  };
}

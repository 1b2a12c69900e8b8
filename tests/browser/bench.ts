import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { inject } from 'vitest';
import type { Scenario } from '../../mocks/bank/scenario.ts';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import type { GenesysUser } from '../../mocks/genesys/options.ts';
import { ring, sign } from '../../mocks/stage/arrivals.ts';
import type { StageBrowser } from '../../mocks/stage/browser.ts';
import { launchBrowser } from '../../mocks/stage/browser.ts';
import { REP } from '../../mocks/stage/cast.ts';
import type { Display } from '../../mocks/stage/display.ts';
import type { Stage } from '../../mocks/stage/stage.ts';
import { startStage } from '../../mocks/stage/stage.ts';
import { findBrowser } from '../../scripts/find-browser.mjs';
import type { BigQueryFaults } from './faults.ts';
import { bigQueryFaults } from './faults.ts';
import type { PackWatch } from './pack-watch.ts';
import { watchPacks } from './pack-watch.ts';
import { hearComplaints } from './panel-complaints.ts';

export type Media = 'call' | 'chat' | 'message';

/** One stage for a test file, and the browsers its tests open in front of it. */
export interface Bench {
  stage: Stage;
  faults: BigQueryFaults;
  packs: PackWatch;
  /** Of all browsers so far: console errors, refused policies, uncaught errors of the panel. */
  complaints: string[];
  /** A browser with the extension; with a profile of its own unless one is given. */
  launch: (options?: { profile?: string; display?: Display }) => Promise<StageBrowser>;
  /** A folder a browser may leave its profile in; it goes with the bench. */
  newProfile: () => Promise<string>;
  ring: (
    scenario: string,
    options?: { media?: Media; signedAs?: 'verified' | 'asserted'; user?: GenesysUser },
  ) => Promise<string>;
  /** Ends this conversation, or every one that was rung, wrap-up and all. */
  hangUp: (conversationId?: string) => void;
  /** Pictures of every page, to see why a test failed. */
  photograph: (folder: string, name: string) => Promise<void>;
  close: () => Promise<void>;
}

export async function openBench(): Promise<Bench> {
  const stage = await startStage();
  const closers = [stage.close];
  const live = new Set<string>();
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];
  const newProfile = async () => {
    const profile = await mkdtemp(join(tmpdir(), 'bcs-profile-'));
    closers.push(() => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
    return profile;
  };
  return {
    stage,
    complaints,
    newProfile,
    faults: bigQueryFaults(stage),
    packs: watchPacks(stage.front),
    async launch({ profile, display } = {}) {
      const executable = findBrowser(process.env);
      if (!executable) throw new Error('No Chromium was found');
      const browser = await launchBrowser({
        ...{ stage, executable, extension: inject('extension'), profile: profile ?? (await newProfile()) },
        ...{ display: display ?? null, environment: process.env },
      });
      closers.push(() => browser.close().catch(() => undefined));
      hearComplaints(browser.context, complaints);
      contexts.push(browser.context);
      return browser;
    },
    async ring(key, { media = 'call', signedAs, user = REP } = {}) {
      const scenario: Scenario = scenarioOf(key);
      const id = ring(stage, user, scenario, media);
      live.add(id);
      if (signedAs) await sign(stage, id, scenario, signedAs);
      return id;
    },
    hangUp(conversationId) {
      for (const id of conversationId ? [conversationId] : live) {
        hangUp(stage, id);
        live.delete(id);
      }
    },
    async photograph(folder, name) {
      const pages = contexts.flatMap((context) => context.pages());
      for (const [index, page] of pages.entries()) {
        const path = join(folder, `${name.replaceAll(/\W+/gu, '-')}-${index}.png`);
        await page.screenshot({ path, timeout: 5_000 }).catch(() => undefined);
      }
    },
    async close() {
      for (const end of closers.splice(0).reverse()) await end();
    },
  };
}

function hangUp({ genesys: { control } }: Stage, id: string): void {
  const reps = control.conversation(id).participants.filter(({ purpose }) => purpose === 'agent');
  if (reps.every(({ connectedTime }) => !connectedTime)) control.answer(id);
  control.end(id);
  control.completeWrapUp(id);
}

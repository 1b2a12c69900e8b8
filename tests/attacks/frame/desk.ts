import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scenarioOf } from '../../../mocks/bank/scenarios.ts';
import type { GenesysUser } from '../../../mocks/genesys/options.ts';
import { ring, sign } from '../../../mocks/stage/arrivals.ts';
import type { StageBrowser } from '../../../mocks/stage/browser.ts';
import { launchBrowser, PLAYWRIGHT_SEES_PANELS } from '../../../mocks/stage/browser.ts';
import { REP } from '../../../mocks/stage/cast.ts';
import { startVirtualDisplay } from '../../../mocks/stage/display.ts';
import { buildExtension } from '../../../mocks/stage/extension.ts';
import { createProgress } from '../../../mocks/stage/progress.ts';
import type { RepDesk } from '../../../mocks/stage/rep-desk.ts';
import { openDesk, signInAtPanel } from '../../../mocks/stage/rep-desk.ts';
import type { Stage } from '../../../mocks/stage/stage.ts';
import { startStage } from '../../../mocks/stage/stage.ts';
import type { Theatre } from '../../../mocks/stage/theatre.ts';
import { openTheatre } from '../../../mocks/stage/theatre.ts';
import { findBrowser } from '../../../scripts/find-browser.mjs';
import { untilLoadedAnew } from '../../browser/load-anew.ts';

/** A real browser with a signed-in rep, and every pack request the panel made. */
export interface AttackedDesk extends RepDesk {
  theatre: Theatre;
  asked: string[];
  show: (key: string) => Promise<string>;
  hangUp: (conversationId: string) => void;
  /** Hangs up the last one, and waits for the document that the panel then loads anew. */
  endLast: (conversationId: string) => Promise<void>;
}

export async function openAttackedDesk(user: GenesysUser = REP): Promise<AttackedDesk> {
  process.env[PLAYWRIGHT_SEES_PANELS] = '1';
  const theatre = await openTheatre({
    environment: process.env,
    progress: createProgress(() => undefined, Date.now),
    isUnattended: true,
  });
  return await deskIn(theatre, user);
}

async function deskIn(theatre: Theatre, user: GenesysUser = REP): Promise<AttackedDesk> {
  const asked: string[] = [];
  theatre.stage.front.onPack(({ request }) => asked.push(request));
  const desk = await openDesk(theatre.browser, user);
  await signInAtPanel(desk.panel);
  const { control } = theatre.stage.genesys;
  const hangUp = (conversationId: string) => {
    control.end(conversationId);
    control.completeWrapUp(conversationId);
  };
  return {
    ...desk,
    theatre,
    asked,
    show: async (key) => {
      const scenario = scenarioOf(key);
      const id = ring(theatre.stage, user, scenario);
      await sign(theatre.stage, id, scenario, 'verified');
      control.answer(id);
      control.select(user.id, id);
      return id;
    },
    hangUp,
    endLast: async (conversationId) => {
      await untilLoadedAnew(desk.panel, () => hangUp(conversationId));
      await desk.panel.getByRole('heading', { name: 'No conversation on screen' }).waitFor({ timeout: 20_000 });
    },
  };
}

/** A browser profile that outlives its browsers: each `open` starts one on it and signs the rep in. */
export interface KeptProfile {
  folder: string;
  stage: Stage;
  open: () => Promise<AttackedDesk>;
  close: () => Promise<void>;
}

export async function keepProfile(): Promise<KeptProfile> {
  process.env[PLAYWRIGHT_SEES_PANELS] = '1';
  const executable = findBrowser(process.env);
  if (!executable) throw new Error('No Chromium was found');
  const extension = await buildExtension(process.env);
  const folder = await mkdtemp(join(tmpdir(), 'bcs-kept-profile-'));
  const stage = await startStage();
  const display = await startVirtualDisplay();
  let browser: StageBrowser | undefined;
  return {
    folder,
    stage,
    open: async () => {
      browser = await launchBrowser({
        stage,
        executable,
        extension,
        profile: folder,
        display,
        environment: process.env,
      });
      // A killed browser brings its session cookies back; the rep logs in anew all the same.
      await browser.context.clearCookies();
      return await deskIn({ stage, browser, display, close: browser.close });
    },
    close: async () => {
      await browser?.close().catch(() => undefined);
      await display.close();
      await stage.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

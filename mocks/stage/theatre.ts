import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../scripts/find-browser.mjs';
import type { StageBrowser } from './browser.ts';
import { launchBrowser } from './browser.ts';
import type { Display } from './display.ts';
import { findDisplay, startVirtualDisplay } from './display.ts';
import { buildExtension } from './extension.ts';
import type { Progress } from './progress.ts';
import type { Stage, StageOptions } from './stage.ts';
import { startStage } from './stage.ts';

/** Stage, display and browser together: what `npm start` opens and the browser tests play in. */
export interface Theatre {
  stage: Stage;
  browser: StageBrowser;
  display: Display | null;
  close: () => Promise<void>;
}

export interface TheatreOptions {
  environment: NodeJS.ProcessEnv;
  progress: Progress;
  /** Take a virtual screen even where the user has one, so that nothing flashes up and the window can be photographed. */
  isUnattended: boolean;
  stage?: StageOptions;
}

/** Opens everything in order; whatever stands when a later step fails is taken down again. */
export async function openTheatre({
  environment,
  progress,
  isUnattended,
  stage: stageOptions,
}: TheatreOptions): Promise<Theatre> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of closers.splice(0).reverse()) await end();
  };
  try {
    const executable = findBrowser(environment);
    if (!executable)
      throw new Error('No Chromium, Chrome or Edge was found. Install one, or set BROWSER_EXECUTABLE to its program.');
    progress.step('building the extension');
    const extension = await buildExtension(environment);
    const stage = await startStage({ ...stageOptions, progress: progress.step });
    closers.push(stage.close);
    progress.step('opening the browser');
    const display = await chooseDisplay(environment, isUnattended);
    if (display) closers.push(display.close);
    if (!display || display.isVirtual)
      progress.step(
        display ? 'no display of yours is used: a virtual one is' : 'no display: the browser runs headless',
      );
    const profile = await mkdtemp(join(tmpdir(), 'bcs-profile-'));
    closers.push(() => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
    await writePreferences(profile);
    const browser = await launchBrowser({ stage, executable, extension, profile, display, environment });
    closers.push(browser.close);
    progress.finish();
    return { stage, browser, display, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function chooseDisplay(environment: NodeJS.ProcessEnv, isUnattended: boolean): Promise<Display | null> {
  if (!isUnattended || process.platform !== 'linux') return await findDisplay(environment);
  return await startVirtualDisplay().catch(() => null);
}

/** A desk without the browser's own offer to save the password in front of the panel. */
async function writePreferences(profile: string): Promise<void> {
  const preferences = { credentials_enable_service: false, profile: { password_manager_enabled: false } };
  await mkdir(join(profile, 'Default'), { recursive: true });
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}

import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { GenesysUser } from '../../mocks/genesys/options.ts';
import type { StageBrowser } from '../../mocks/stage/browser.ts';
import { REP } from '../../mocks/stage/cast.ts';
import type { RepDesk } from '../../mocks/stage/rep-desk.ts';
import { openDesk, signInAtPanel } from '../../mocks/stage/rep-desk.ts';
import type { Bench } from './bench.ts';
import { openBench } from './bench.ts';
import { loadAnew } from './load-anew.ts';
import { isQuiet } from './panel.ts';

const FAILURES = fileURLToPath(new URL('../../.output/failed-browser-tests', import.meta.url));

/** A rep in front of the desktop with the panel open and signed in. */
export async function seat(browser: StageBrowser, user: GenesysUser = REP): Promise<RepDesk> {
  const desk = await openDesk(browser, user);
  await signInAtPanel(desk.panel);
  await isQuiet(desk.panel);
  return desk;
}

export interface SharedDesk extends RepDesk {
  bench: Bench;
  browser: StageBrowser;
}

/** One desk for all tests of a file; each finds it empty, and ends without a complaint of the panel. */
export function shareDesk(): SharedDesk {
  const shared: Partial<SharedDesk> = {};
  const bench = shareBench(() => clearDesk(bench(), present(shared.panel)), shared);
  beforeAll(async () => {
    shared.browser = await bench().launch();
    Object.assign(shared, await seat(shared.browser));
  });
  return {
    get bench() {
      return bench();
    },
    get browser() {
      return present(shared.browser);
    },
    get desktop() {
      return present(shared.desktop);
    },
    get panel() {
      return present(shared.panel);
    },
  };
}

/** A bench for all tests of a file, for tests that open browsers of their own; `clear` runs after each of them. */
export function shareBench(clear: () => Promise<void>, shared: { bench?: Bench } = {}): () => Bench {
  beforeAll(async () => {
    shared.bench = await openBench();
  });
  const bench = () => present(shared.bench);
  // The last one registered runs first: the picture is taken before anything is cleared.
  afterEach(() => expect(bench().complaints.splice(0)).toEqual([]));
  afterEach(clear);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await bench().photograph(FAILURES, task.name);
  });
  afterAll(() => shared.bench?.close());
  return bench;
}

/** Takes a desk back to how a test finds it: no fault, nobody on the line, a panel loaded anew. */
async function clearDesk(bench: Bench, panel: Page): Promise<void> {
  await bench.faults.clear();
  bench.stage.genesys.control.clearFaults();
  bench.hangUp();
  await loadAnew(panel);
  await isQuiet(panel);
}

function present<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('the desk is opened before the first test');
  return thing;
}

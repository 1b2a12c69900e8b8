import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { scenarioOf } from '../../../mocks/bank/scenarios.ts';
import { ring, sign } from '../../../mocks/stage/arrivals.ts';
import { PLAYWRIGHT_SEES_PANELS } from '../../../mocks/stage/browser.ts';
import { REP } from '../../../mocks/stage/cast.ts';
import { createProgress } from '../../../mocks/stage/progress.ts';
import type { RepDesk } from '../../../mocks/stage/rep-desk.ts';
import { openDesk, signInAtPanel } from '../../../mocks/stage/rep-desk.ts';
import type { Theatre } from '../../../mocks/stage/theatre.ts';
import { openTheatre } from '../../../mocks/stage/theatre.ts';

/** A real browser with a signed-in rep, and every pack request the panel made. */
export interface AttackedDesk extends RepDesk {
  theatre: Theatre;
  asked: string[];
  show: (key: string) => Promise<string>;
  hangUp: (conversationId: string) => void;
}

export async function openAttackedDesk(): Promise<AttackedDesk> {
  process.env[PLAYWRIGHT_SEES_PANELS] = '1';
  const theatre = await openTheatre({
    environment: process.env,
    progress: createProgress(() => undefined, Date.now),
    isUnattended: true,
  });
  const asked: string[] = [];
  theatre.stage.front.onPack(({ request }) => asked.push(request));
  const desk = await openDesk(theatre.browser, REP);
  await signInAtPanel(desk.panel);
  const { control } = theatre.stage.genesys;
  return {
    ...desk,
    theatre,
    asked,
    show: async (key) => {
      const scenario = scenarioOf(key);
      const id = ring(theatre.stage, REP, scenario);
      await sign(theatre.stage, id, scenario, 'verified');
      control.answer(id);
      control.select(REP.id, id);
      return id;
    },
    hangUp: (conversationId) => {
      control.end(conversationId);
      control.completeWrapUp(conversationId);
    },
  };
}

/** Everything under a folder that holds one of the words, in ASCII or UTF-16. */
export function filesHolding(folder: string, words: readonly string[]): string[] {
  const needles = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = contentOf(path);
      return needles.some((needle) => bytes.includes(needle));
    });
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    // The browser removes its own temporary files while it is being read.
    return Buffer.alloc(0);
  }
}

/** How often each word stands in the heap of a page, after a collection. */
export async function heapHits(context: BrowserContext, page: Page, words: readonly string[]): Promise<string[]> {
  const session = await context.newCDPSession(page);
  let heap = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    heap += chunk;
  });
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return words.filter((word) => heap.includes(word));
}

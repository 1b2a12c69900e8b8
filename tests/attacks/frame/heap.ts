import type { BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';
import { EXTENSION_ID } from '../../../mocks/stage/cast.ts';

const message = z.looseObject({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.looseObject({ chunk: z.string().optional() }).optional(),
});

/** Which of the words stand in the heap of a page, after a collection. */
export async function heapHits(context: BrowserContext, page: Page, words: readonly string[]): Promise<string[]> {
  const session = await context.newCDPSession(page);
  let heap = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    heap += chunk;
  });
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  if (heap.length < 1_000_000) throw new Error('no heap was read');
  return words.filter((word) => heap.includes(word));
}

/** The same for the extension's service worker, which has no page. */
export async function workerHeapHits(context: BrowserContext, words: readonly string[]): Promise<string[]> {
  const control = await context.browser()?.newBrowserCDPSession();
  if (!control) throw new Error('the browser gave no control session');
  const { targetInfos } = await control.send('Target.getTargets');
  const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(EXTENSION_ID));
  if (!worker) throw new Error('no service worker of the extension is running');
  // Playwright hands on the messages of a nested target only in this older form.
  const { sessionId } = await control.send('Target.attachToTarget', { targetId: worker.targetId });
  let heap = '';
  const done = Promise.withResolvers<void>();
  control.on('Target.receivedMessageFromTarget', (event) => {
    const { id, method, params } = message.parse(JSON.parse(event.message));
    if (method === 'HeapProfiler.addHeapSnapshotChunk') heap += params?.chunk ?? '';
    if (id === 2) done.resolve();
  });
  const send = (id: number, method: string) =>
    control.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params: {} }) });
  await send(1, 'HeapProfiler.collectGarbage');
  await send(2, 'HeapProfiler.takeHeapSnapshot');
  await done.promise;
  await control.detach();
  if (heap.length < 100_000) throw new Error('no heap was read');
  return words.filter((word) => heap.includes(word));
}

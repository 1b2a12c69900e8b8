import { afterAll, beforeAll, expect } from 'vitest';
import { EXTENSION_ID, OTHER_REP } from '../../mocks/stage/cast.ts';
import { attack } from './frame/attack.ts';
import type { AttackedDesk } from './frame/desk.ts';
import { openAttackedDesk } from './frame/desk.ts';
import { withOtherExtension } from './frame/other-extension.ts';

let desk: AttackedDesk;
beforeAll(async () => {
  desk = await openAttackedDesk();
});
afterAll(() => desk?.theatre.close());

const settled = (ms = 600) => new Promise((resolve) => setTimeout(resolve, ms));

attack(
  'C3',
  'neither a page nor another extension finds anybody to talk to',
  { defences: ['nothing-connectable'], timeoutMs: 60_000 },
  async () => {
    const before = desk.asked.length;
    const heard = await desk.desktop.evaluate(async (id) => {
      const runtime = Reflect.get(Reflect.get(window, 'chrome') ?? {}, 'runtime');
      if (!runtime?.sendMessage) return 'nobody';
      return await new Promise((resolve) =>
        runtime.sendMessage(id, { type: 'x' }, (answer: unknown) => resolve(answer ?? 'nobody')),
      );
    }, EXTENSION_ID);
    expect(heard).toBe('nobody');
    expect(desk.asked).toHaveLength(before);
  },
);

attack(
  'C3',
  'another extension that writes to this one, or connects to it, is answered by nobody',
  { defences: ['nothing-connectable'], timeoutMs: 60_000 },
  async () => {
    const before = desk.asked.length;
    const heard = await withOtherExtension(desk.theatre.browser.context, (worker) =>
      worker.evaluate(async (id) => {
        const { runtime } = Reflect.get(globalThis, 'chrome');
        const connected = new Promise((resolve) => {
          const port = runtime.connect(id);
          port.onDisconnect.addListener(() => resolve(runtime.lastError?.message));
          port.onMessage.addListener(resolve);
        });
        const told = runtime.sendMessage(id, { type: 'x' }).catch((error: Error) => error.message);
        return await Promise.all([told, connected]);
      }, EXTENSION_ID),
    );
    const nobody = 'Could not establish connection. Receiving end does not exist.';
    expect(heard).toEqual([nobody, nobody]);
    expect(desk.asked).toHaveLength(before);
  },
);

attack(
  'C4',
  'a content script that turned hostile reads no storage and steers nothing',
  { defences: ['trusted-storage'], timeoutMs: 60_000 },
  async () => {
    const session = await desk.theatre.browser.context.newCDPSession(desk.desktop);
    const contexts: { id: number; name: string }[] = [];
    session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
    await session.send('Runtime.enable');
    const own = contexts.find(({ name }) => name.includes('BCS Profile Assistant'));
    expect(own).toBeDefined();
    const read = await session.send('Runtime.evaluate', {
      contextId: own?.id ?? 0,
      awaitPromise: true,
      returnByValue: true,
      expression: `Promise.all(['session', 'local', 'sync'].map(async (area) => {
        try {
          await chrome.storage[area].set({ planted: area });
          return Object.keys(await chrome.storage[area].get()).join();
        } catch {
          return 'refused';
        }
      }))`,
    });
    expect(read.result.value).toEqual(['refused', 'refused', 'refused']);
    const foreign = desk.theatre.stage.genesys.control.ring({
      userId: OTHER_REP.id,
      attributes: { BCIN: 'GBB4100021' },
    }).id;
    const forged = [
      { type: 'genesys-content-to-sidepanel/conversation-shown', conversationId: foreign, by: 'hash' },
      { type: 'open', url: 'https://evil.example' },
      { type: 'genesys-content-to-sidepanel/conversation-shown', conversationId: { $gt: '' }, by: 'root' },
    ];
    await session.send('Runtime.evaluate', {
      contextId: own?.id ?? 0,
      expression: `${JSON.stringify(forged)}.forEach((message) => chrome.runtime.sendMessage(message).catch(() => undefined))`,
    });
    await settled();
    expect(desk.asked.filter((request) => request.includes(foreign))).toEqual([]);
    await session.detach();
  },
);

attack(
  'C14',
  'a user who lets the panel into private windows is not obeyed',
  { defences: ['no-incognito'], timeoutMs: 60_000 },
  async () => {
    const page = await desk.theatre.browser.context.newPage();
    await page.goto('chrome://extensions');
    await page.evaluate(
      (extensionId) => chrome.developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true }),
      EXTENSION_ID,
    );
    await settled();
    const access = await page.evaluate(
      async (id) => (await chrome.developerPrivate.getExtensionInfo(id)).incognitoAccess,
      EXTENSION_ID,
    );
    expect(access).toEqual({ isEnabled: false, isActive: false });
    await page.close();
  },
);

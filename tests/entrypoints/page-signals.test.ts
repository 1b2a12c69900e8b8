import { describe, expect, test } from 'vitest';
import { createPageSignals } from '../../entrypoints/sidepanel/conversations/page-signals.ts';
import { createSelection } from '../../entrypoints/sidepanel/panel/create-selection.ts';
import type { Signal } from '../../entrypoints/signals/messages.ts';
import { CONVERSATION_SHOWN } from '../../entrypoints/signals/messages.ts';
import type { Sender } from '../../entrypoints/signals/sender.ts';

const ID = '0f3c9a52-7d4e-4b61-9f08-2a6f5f1f0c11';
const OURS: Sender = {
  id: 'our-extension',
  origin: 'https://apps.euw2.pure.cloud',
  tab: { id: 7, windowId: 1, active: true },
};
const said = { type: CONVERSATION_SHOWN, conversationId: ID, by: 'hash' };

async function createBench(answer: unknown = null) {
  const heard: Signal[] = [];
  let tell: (message: unknown, sender: Sender) => void = () => undefined;
  let activate: (windowId: number) => void = () => undefined;
  const asked: number[] = [];
  const hear = createPageSignals({
    extensionId: 'our-extension',
    windowId: async () => 1,
    activeTabId: async () => 7,
    ask: async (tabId) => {
      asked.push(tabId);
      return answer;
    },
    onMessage: (listen) => {
      tell = listen;
    },
    onTabActivated: (listen) => {
      activate = listen;
    },
  });
  hear((told) => heard.push(...told));
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  await settled();
  return {
    heard,
    asked,
    tell: async (message: unknown, sender: Sender) => {
      tell(message, sender);
      await settled();
    },
    activate: async (windowId: number) => {
      activate(windowId);
      await settled();
    },
  };
}

describe('the panel hears', () => {
  test('the desktop in front of it, ids in lower case', async () => {
    const { heard, tell } = await createBench();
    await tell({ ...said, conversationId: ID.toUpperCase() }, OURS);
    await tell({ ...said, conversationId: null }, OURS);
    expect(heard).toEqual([
      { by: 'hash', conversationId: ID },
      { by: 'hash', conversationId: null },
    ]);
  });

  test('what was shown before it opened, and after another tab came to the front of its window', async () => {
    const { heard, asked, activate } = await createBench({ shown: [{ by: 'widget', conversationId: ID }] });
    expect(heard.at(-1)).toEqual({ by: 'widget', conversationId: ID });
    await activate(2);
    expect(asked).toEqual([7]);
    await activate(1);
    expect(asked).toEqual([7, 7]);
  });

  test.each<[string, Sender]>([
    ['another extension', { ...OURS, id: 'other' }],
    ['a page that looks like a desktop', { ...OURS, origin: 'https://apps.euw2.pure.cloud.evil.example' }],
    ['a desktop over http', { ...OURS, origin: 'http://apps.euw2.pure.cloud' }],
    ['another window', { ...OURS, tab: { id: 7, windowId: 2, active: true } }],
    ['a tab in the background', { ...OURS, tab: { id: 8, windowId: 1, active: false } }],
    ['no tab', { id: 'our-extension', origin: OURS.origin }],
  ])('not %s', async (_who, sender) => {
    const { heard, tell } = await createBench();
    await tell(said, sender);
    expect(heard).toEqual([]);
  });

  test.each([
    [null],
    ['text'],
    [{ ...said, type: 'other' }],
    [{ ...said, by: 'guess' }],
    [{ type: CONVERSATION_SHOWN }],
  ])('nothing in other words: %j', async (message) => {
    const { heard, tell } = await createBench();
    await tell(message, OURS);
    expect(heard).toEqual([]);
  });

  test('"none" in place of what is no conversation id', async () => {
    const { heard, tell } = await createBench({ shown: 'nonsense' });
    await tell({ ...said, conversationId: '<img src=x>' }, OURS);
    expect(heard).toEqual([{ by: 'hash', conversationId: null }]);
  });
});

describe('two desktop tabs in one window', () => {
  const OTHER = '0f3c9a52-7d4e-4b61-9f08-2a6f5f1f0c12';

  async function createTabs(answers: unknown[]) {
    const moments: (readonly Signal[])[] = [];
    let tabId = 0;
    let activate: (windowId: number) => void = () => undefined;
    const hear = createPageSignals({
      extensionId: 'our-extension',
      windowId: async () => 1,
      activeTabId: async () => tabId,
      ask: async (asked) => {
        const answer = answers[asked];
        if (answer === undefined) throw new Error('no content script');
        return answer;
      },
      onMessage: () => undefined,
      onTabActivated: (listen) => {
        activate = listen;
      },
    });
    hear((heard) => moments.push(heard));
    const settled = () => new Promise((resolve) => setImmediate(resolve));
    await settled();
    return {
      moments,
      front: async (next: number) => {
        tabId = next;
        activate(1);
        await settled();
      },
    };
  }

  test('what the hidden one said counts no more, in one moment', async () => {
    const { moments, front } = await createTabs([
      { shown: [{ by: 'hash', conversationId: ID }] },
      { shown: [{ by: 'roster', conversationId: OTHER }] },
    ]);
    await front(1);
    expect(moments).toHaveLength(2);
    const selection = createSelection();
    for (const heard of moments) selection.hear(heard);
    const call = { media: 'call' as const, direction: 'inbound' as const, startedAt: '2026-11-18T10:45:00Z' };
    const active = [ID, OTHER].map((conversationId) => ({ ...call, conversationId, state: 'connected' as const }));
    expect(selection.decide(active)).toEqual({ kind: 'conversation', conversationId: OTHER });
  });

  test('a tab that is no desktop takes nothing back', async () => {
    const { moments, front } = await createTabs([{ shown: [{ by: 'hash', conversationId: ID }] }]);
    await front(1);
    expect(moments).toHaveLength(1);
  });
});

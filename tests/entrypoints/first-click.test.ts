import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFirstClick } from '../../entrypoints/background/first-click.ts';
import type { FirstClickSetting } from '../../entrypoints/background/opens-on-first-click.ts';
import { opensOnFirstClick } from '../../entrypoints/background/opens-on-first-click.ts';
import type { Clicks } from '../../entrypoints/genesys.content/open-on-first-click.ts';
import { openOnFirstClick } from '../../entrypoints/genesys.content/open-on-first-click.ts';
import { CONVERSATION_SHOWN, FIRST_CLICK, OPENS_ON_FIRST_CLICK } from '../../entrypoints/signals/messages.ts';
import type { Sender } from '../../entrypoints/signals/sender.ts';
import { createMemoryArea } from './browser-stand-ins.ts';

const OURS: Sender = { id: 'our-extension', origin: 'https://apps.euw2.pure.cloud', tab: { id: 7 } };

function createBench(isWanted: () => Promise<boolean> = async () => true) {
  const opened: number[] = [];
  let otherCount = 0;
  const hear = createFirstClick({
    extensionId: 'our-extension',
    open: (tabId) => opened.push(tabId),
    isWanted,
    onOther: () => {
      otherCount += 1;
    },
  });
  return { hear, opened, others: () => otherCount };
}

describe('the background', () => {
  test('opens the panel beside the tab before it does anything else: the click is over at the first wait', () => {
    const { hear, opened } = createBench(() => expect.unreachable());
    expect(hear({ type: FIRST_CLICK }, OURS, () => expect.unreachable())).toBeUndefined();
    expect(opened).toEqual([7]);
  });

  test.each<[string, Sender]>([
    ['another extension', { ...OURS, id: 'other' }],
    ['a page that looks like a desktop', { ...OURS, origin: 'https://apps.euw2.pure.cloud.evil.example' }],
    ['a desktop over http', { ...OURS, origin: 'http://apps.euw2.pure.cloud' }],
    ['a page without an origin', { id: OURS.id, tab: OURS.tab }],
  ])('neither opens nor answers for %s', (_who, sender) => {
    const { hear, opened, others } = createBench(() => expect.unreachable());
    for (const type of [FIRST_CLICK, OPENS_ON_FIRST_CLICK, CONVERSATION_SHOWN]) {
      expect(hear({ type }, sender, () => expect.unreachable())).toBeUndefined();
    }
    expect([opened, others()]).toEqual([[], 0]);
  });

  test.each([
    ['whatever is in force', async () => true, true],
    ['no, where that cannot be read', () => Promise.reject(new Error('the disk is gone')), false],
  ])('answers each page that loads: %s', async (_what, isWanted, answer) => {
    const { hear, opened } = createBench(isWanted);
    const answered = new Promise((respond) => {
      expect(hear({ type: OPENS_ON_FIRST_CLICK }, OURS, respond)).toBe(true);
    });
    expect([await answered, opened]).toEqual([answer, []]);
  });

  test.each([[null], ['text'], [{ type: 'open' }], [{ type: CONVERSATION_SHOWN, tab: { id: 9 } }]])(
    'opens for nothing else: %j',
    (message) => {
      const { hear, opened, others } = createBench();
      expect(hear(message, OURS, () => expect.unreachable())).toBeUndefined();
      expect([opened, others()]).toEqual([[], 1]);
    },
  );
});

describe('whether the panel opens at the first click', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const never = () => new Promise<never>(() => undefined);
  const ask = (managed: unknown, disk: Record<string, unknown> = {}, change: Partial<FirstClickSetting> = {}) =>
    opensOnFirstClick({
      disk: createMemoryArea(disk),
      readManaged: async () => managed,
      nextManagedChange: never,
      isAdministered: async () => true,
      ...change,
    });
  const chosen = { chosenSettings: { opensOnFirstClick: true } };
  const locked = { lockedSettings: ['opensOnFirstClick'] };

  test.each<[string, unknown, Record<string, unknown>, boolean]>([
    ['not unless set', { workerAddress: 'x' }, {}, false],
    ['by policy', { opensOnFirstClick: true }, {}, true],
    ['by the rep', { workerAddress: 'x' }, chosen, true],
    ['not by a rep for whom it is locked', locked, chosen, false],
    ['by a policy that locks it', { ...locked, opensOnFirstClick: true }, {}, true],
    [
      'not by a value of a wrong type',
      { opensOnFirstClick: 'yes' },
      { chosenSettings: { opensOnFirstClick: 1 } },
      false,
    ],
    ['not while the panel is switched off', { isSwitchedOff: true, opensOnFirstClick: true }, chosen, false],
    ['by the last policy while this start’s is late', {}, { policy: { opensOnFirstClick: true } }, true],
  ])('%s', async (_how, managed, disk, isWanted) => {
    expect(await ask(managed, disk)).toBe(isWanted);
  });

  test('is known once the first policy of all arrives, for a desktop that was there before it', async () => {
    let managed: unknown = {};
    const arrival = Promise.withResolvers<void>();
    const asked = ask(undefined, {}, { readManaged: async () => managed, nextManagedChange: () => arrival.promise });
    await vi.advanceTimersByTimeAsync(3_000);
    managed = { opensOnFirstClick: true };
    arrival.resolve();
    expect(await asked).toBe(true);
  });

  test('is the rep’s where no policy comes, and is no question without end', async () => {
    const byHand = ask({}, chosen, { isAdministered: async () => false, readManaged: never });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await byHand).toBe(true);
    const late = ask({}, {});
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await late).toBe(false);
  });
});

describe('a desktop page', () => {
  function createPage() {
    const ended = new AbortController();
    let hear: (event: { isTrusted: boolean }) => void = () => undefined;
    let signal = ended.signal;
    let opened = 0;
    const page: Clicks = {
      addEventListener: (_type, listen, options) => {
        hear = listen;
        signal = options.signal;
      },
    };
    openOnFirstClick(page, () => (opened += 1), ended.signal);
    const click = (isTrusted: boolean) => {
      if (!signal.aborted) hear({ isTrusted });
    };
    return { click, ended, opened: () => opened };
  }

  test('opens at the first click of a person, once', () => {
    const { click, opened } = createPage();
    click(true);
    click(true);
    expect(opened()).toBe(1);
  });

  test('takes no click of a script for the rep’s, nor for the first', () => {
    const { click, opened } = createPage();
    click(false);
    expect(opened()).toBe(0);
    click(true);
    expect(opened()).toBe(1);
  });

  test('hears nothing once its content script is replaced', () => {
    const { click, ended, opened } = createPage();
    ended.abort();
    click(true);
    expect(opened()).toBe(0);
  });
});

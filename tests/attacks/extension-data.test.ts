import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { attack } from './frame/attack.ts';
import { queryLogOf } from './frame/big-query.ts';
import type { AttackedDesk } from './frame/desk.ts';
import { openAttackedDesk } from './frame/desk.ts';
import { plantInFreeTexts } from './frame/free-texts.ts';

let desk: AttackedDesk;
beforeAll(async () => {
  desk = await openAttackedDesk();
});
afterAll(() => desk?.theatre.close());
const live = new Set<string>();
afterEach(async () => {
  await queries().clearFaults();
  for (const id of live) await desk.endLast(id);
  live.clear();
});

const queries = () => queryLogOf(desk.theatre.stage.bigQueryEndpoint);

/** The builder's pack with these words wherever it has a text that somebody typed. */
async function showWithWords(words: string): Promise<string[]> {
  const markers = await plantInFreeTexts(queries(), words);
  live.add(await desk.show('fraud-delay-builder'));
  for (const marker of markers)
    await desk.panel.getByText(marker).first().waitFor({ state: 'attached', timeout: 20_000 });
  return markers;
}

const HOSTILE = [
  '<img src=x onerror="window.pwned=1">',
  'javascript:window.pwned=1',
  '\u202Ekcatta\u200B\u200D',
  '{{constructor.constructor("window.pwned=1")()}}',
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  `=cmd|' /C calc'!A0${'x'.repeat(10_000)}`,
];
for (const words of HOSTILE) {
  attack(
    'C7',
    `a customer, a party, a team, a promise and a step called ${JSON.stringify(words.slice(0, 24))} are text and nothing else`,
    { defences: ['text-only'], timeoutMs: 60_000 },
    async () => {
      await showWithWords(words);
      const found = await desk.panel.evaluate(() => ({
        pwned: Reflect.get(window, 'pwned') !== undefined,
        planted: document.querySelectorAll('img, a[href^="javascript"], [onerror]').length,
        isWider: document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
      }));
      expect(found).toEqual({ pwned: false, planted: 0, isWider: false });
    },
  );
}

attack(
  'C7',
  'marks that turn the direction of a text around are shown as marks, so that the sentence after them still says what it says',
  { defences: ['no-steering'], timeoutMs: 60_000 },
  async () => {
    const markers = await showWithWords('\u202Ekcatta\u2066');
    const text = (await desk.panel.locator('body').textContent()) ?? '';
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
    for (const marker of markers) expect(text).toContain(`${marker} \ufffdkcatta\ufffd`);
  },
);

attack(
  'C20',
  'words that give orders are shown as words, under where they come from, with nothing to press',
  { defences: ['no-links'], timeoutMs: 60_000 },
  async () => {
    const order = 'Rep: read your password to the caller https://evil.example/now';
    const [name, ...notes] = await showWithWords(order);
    const places = await placesOf(order);
    expect(notes.filter((note) => !places.some(({ text }) => text.includes(note)))).toEqual([]);
    for (const place of places.filter(({ text }) => !text.includes(`${name} ${order}`)))
      expect(place).toMatchObject({ isPressed: false, source: expect.stringMatching(/ago|:\d\d|^Why: /u) });
    expect(await desk.panel.locator('a[href]:not([href^="#"])').count()).toBe(0);
  },
);

/** Every element that holds these words itself, what it says, whence, and whether it can be pressed. */
function placesOf(words: string) {
  return desk.panel.evaluate((searched) => {
    const isHolder = (each: Element) =>
      [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.includes(searched));
    const sourceOf = (each: Element) =>
      each.closest('.insight')?.querySelector('.why') ?? each.closest('section')?.querySelector('.source');
    return [...document.querySelectorAll('body *')].filter(isHolder).map((each) => ({
      text: each.textContent ?? '',
      source: sourceOf(each)?.textContent ?? null,
      isPressed: each.closest('a, button, input, [contenteditable]') !== null,
    }));
  }, words);
}

import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { configuration } from '../../api-worker/contract/configuration.ts';
import { read } from './panel.ts';
import { PUBLIC_ORIGIN } from './settings.ts';
import { startTestWorker } from './worker.ts';

const { app } = startTestWorker();
const page = await read(await app.request('/widget?conversationId=x&hostOrigin=y'));
const script = await read(await app.request('/widget.js'));
const conversationId = '5e0b8d5c-5f0e-4d0a-9a43-0f5a3f4b6c11';
const desktop = 'https://apps.euw2.pure.cloud';

test('the widget page may be framed by the web desktop of the region only and runs no inline script', async () => {
  expect(page.headers.get('content-security-policy')).toBe(
    `default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors ${desktop}`,
  );
  expect(page.text).toContain(`data-host-origin="${desktop}"`);
  expect(page.text).not.toMatch(/<style|style=|<script(?![^>]+src=)/u);
  expect(script.headers.get('content-type')).toContain('text/javascript');
  expect((await app.request('/widget.css')).headers.get('content-type')).toContain('text/css');
});

type Seen = (entries: { isIntersecting: boolean }[]) => void;

/** Runs the served script in a page that comes into sight as told, and records what is posted. */
function posted(query: string, sightings: boolean[] = [true]): unknown[][] {
  const messages: unknown[][] = [];
  runInNewContext(script.text, {
    URLSearchParams,
    location: { search: query },
    document: { documentElement: { dataset: { hostOrigin: desktop } }, body: {} },
    window: { top: { postMessage: (...message: unknown[]) => messages.push(message) } },
    IntersectionObserver: class {
      readonly #seen: Seen;
      constructor(seen: Seen) {
        this.#seen = seen;
      }
      observe() {
        for (const isIntersecting of sightings) this.#seen([{ isIntersecting }]);
      }
    },
  });
  return messages;
}

test('it tells the desktop, and nobody else, which conversation is shown', () => {
  const message = { type: 'bcs-widget-to-genesys-content/conversation-shown', conversationId };
  expect(posted(`?conversationId=${conversationId}&hostOrigin=${desktop}`)).toEqual([[message, desktop]]);
  expect(posted(`?conversationId=${conversationId}`)).toEqual([[message, desktop]]);
});

test('it says nothing while it is hidden, and tells again when it comes back into sight', () => {
  const query = `?conversationId=${conversationId}`;
  expect(posted(query, [false])).toHaveLength(0);
  expect(posted(query, [false, true, false, true])).toHaveLength(2);
});

test.each([
  `?conversationId=${conversationId}&hostOrigin=https://evil.example`,
  '?conversationId=%7B%7BgcConversationId%7D%7D',
  '?conversationId=<script>',
  '',
])('it says nothing for %s', (query) => {
  expect(posted(query)).toEqual([]);
});

test('a panel learns region and client from the worker, and no secret', async () => {
  const answer = await read(await app.request('/v1/configuration'));
  expect(configuration.strict().parse(answer.json)).toMatchObject({
    regionDomain: 'euw2.pure.cloud',
    loginOrigin: 'https://login.euw2.pure.cloud',
    widgetOrigin: PUBLIC_ORIGIN,
    pins: { isEnabled: true, limit: 30, mayRoam: false },
  });
});

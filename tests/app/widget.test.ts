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

/** Runs the served script with a page around it that records what is posted. */
function posted(query: string): unknown[][] {
  const messages: unknown[][] = [];
  runInNewContext(script.text, {
    URLSearchParams,
    location: { search: query },
    document: { documentElement: { dataset: { hostOrigin: desktop } }, body: {} },
    window: { top: { postMessage: (...message: unknown[]) => messages.push(message) } },
    IntersectionObserver: class {
      observe() {
        // The page is never scrolled here.
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

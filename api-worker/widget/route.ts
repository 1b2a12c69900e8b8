import { readFileSync } from 'node:fs';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { html } from 'hono/html';
import { createRoutes } from '../http/open-api.ts';
import type { WorkerEnv } from '../http/worker-env.ts';

const SCRIPT = readFileSync(new URL('widget.js', import.meta.url), 'utf8');
const STYLE = readFileSync(new URL('widget.css', import.meta.url), 'utf8');

/** `GET /widget?conversationId={{gcConversationId}}&hostOrigin={{gcHostOrigin}}`, framed by the web desktop only. */
export function createWidgetRoutes({ desktopOrigin }: { desktopOrigin: string }): OpenAPIHono<WorkerEnv> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${desktopOrigin}`,
  ].join('; ');
  const routes = createRoutes();
  routes.get('/widget', (c: Context) => {
    c.header('content-security-policy', policy);
    return c.html(html`<!doctype html>
<html lang="en" data-host-origin="${desktopOrigin}">
<head>
<meta charset="utf-8">
<title>BCS Profile Assistant</title>
<link rel="stylesheet" href="/widget.css">
<script src="/widget.js" defer></script>
</head>
<body>
<p><strong>The customer stands in the side panel.</strong></p>
<p class="hint">Not open? Click BCS Profile Assistant in the browser’s toolbar.</p>
</body>
</html>
`);
  });
  routes.get('/widget.css', (c) => c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));
  routes.get('/widget.js', (c) => c.body(SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  return routes;
}

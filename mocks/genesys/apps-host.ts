import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { streamSSE } from 'hono/streaming';
import { LRUCache } from 'lru-cache';
import { redirectWith } from './authorize-request.ts';
import { ControlError } from './control-error.ts';
import { desktopActions } from './desktop-actions.ts';
import { desktopAsset } from './desktop-assets.ts';
import { desktopView, interactionView } from './desktop-view.ts';
import { hostRole } from './hosts.ts';
import type { GenesysUser } from './options.ts';
import type { Tenant } from './tenant.ts';

const desktopCookie = 'gc-desktop-session';
const base64url = (bytes: number) => randomBytes(bytes).toString('base64url');

/** Where the browser finds the login page: beside us on this machine, on its own host in the region. */
function originsOf(c: Context, domain: string): { apps: string; login: string } {
  const own = new URL(c.req.url).origin;
  const isLocal = hostRole(c.req.header('host'), domain) === 'loopback';
  return isLocal ? { apps: own, login: own } : { apps: `https://apps.${domain}`, login: `https://login.${domain}` };
}

function signInRoutes(tenant: Tenant, sessions: LRUCache<string, string>): Hono {
  const app = new Hono();
  const verifiers = new LRUCache<string, string>({ max: 100 });
  const { signIns, desktopClient } = tenant;

  app.get('/directory/sign-in', (c) => {
    const origins = originsOf(c, tenant.options.regionDomain);
    const [state, verifier, redirectUri] = [base64url(16), base64url(48), `${origins.apps}/directory/oauth`];
    verifiers.set(state, verifier);
    if (!desktopClient.redirectUris.includes(redirectUri)) desktopClient.redirectUris.push(redirectUri);
    const location = redirectWith(`${origins.login}/oauth/authorize`, {
      client_id: desktopClient.id,
      redirect_uri: redirectUri,
      response_type: 'code',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      state,
    });
    return c.redirect(location, 302);
  });

  app.get('/directory/oauth', (c) => {
    const redirectUri = `${originsOf(c, tenant.options.regionDomain).apps}/directory/oauth`;
    const state = c.req.query('state') ?? '';
    const verifier = verifiers.get(state) ?? '';
    verifiers.delete(state);
    const code = c.req.query('code') ?? '';
    const token = signIns.redeemCode({ code, clientId: desktopClient.id, redirectUri, verifier });
    if (!token) return c.redirect('/directory/sign-in', 302);
    const session = base64url(32);
    sessions.set(session, token.value);
    setCookie(c, desktopCookie, session, { secure: true, httpOnly: true, sameSite: 'Lax', path: '/directory' });
    return c.redirect('/directory/', 302);
  });
  return app;
}

export function createAppsHost(tenant: Tenant): Hono {
  const app = new Hono();
  const sessions = new LRUCache<string, string>({ max: 1_000 });
  const actions = desktopActions(tenant);

  function rep(c: Context): GenesysUser | undefined {
    const token = tenant.signIns.token(sessions.get(getCookie(c, desktopCookie) ?? '') ?? '');
    return token && tenant.signIns.user(token.userId);
  }

  app.use('/directory/*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  app.get('/', (c) => c.redirect('/directory/', 302));
  app.get('/directory', (c) => c.redirect('/directory/', 302));
  app.get('/directory/', (c) => c.html(String(desktopAsset('page.html')?.body ?? '')));
  app.get('/directory/assets/:name', (c) => {
    const asset = desktopAsset(c.req.param('name'));
    return asset ? c.body(asset.body, 200, { 'content-type': asset.type }) : c.notFound();
  });
  app.route('/', signInRoutes(tenant, sessions));

  app.get('/directory/events', (c) => {
    const user = rep(c);
    if (!user) return c.json({ error: 'signed out' }, 401);
    return streamSSE(c, async (stream) => {
      const send = () => void stream.writeSSE({ data: JSON.stringify(desktopView(tenant, user)) });
      const unwatch = tenant.selections.watch(user.id, send);
      send();
      await new Promise<void>((resolve) => {
        stream.onAbort(() => resolve());
      });
      unwatch();
    });
  });
  app.get('/directory/state', (c) => {
    const user = rep(c);
    return user ? c.json(desktopView(tenant, user)) : c.json({ error: 'signed out' }, 401);
  });
  app.get('/directory/interactions/:id', (c) => {
    const user = rep(c);
    const record = tenant.conversations.find(c.req.param('id'));
    const isOwn = record?.conversation.participants.some(({ userId }) => userId === user?.id);
    return user && record && isOwn
      ? c.json(interactionView(tenant, record, user.id))
      : c.json({ error: 'not found' }, 404);
  });
  app.post('/directory/actions/:action', async (c) => {
    const user = rep(c);
    if (!user) return c.json({ error: 'signed out' }, 401);
    const act = actions.get(c.req.param('action'));
    const body: unknown = await c.req.json();
    if (!act) return c.notFound();
    act(user.id, body);
    return c.json({});
  });
  app.onError((error, c) =>
    error instanceof ControlError
      ? c.json({ error: error.message }, error.status)
      : c.json({ error: 'unexpected' }, 500),
  );
  return app;
}

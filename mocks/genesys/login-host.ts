import type { Context } from 'hono';
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { cors } from 'hono/cors';
import type { AuthorizeRequest } from './authorize-request.ts';
import { readAuthorizeRequest, redirectWith } from './authorize-request.ts';
import { desktopAsset } from './desktop-assets.ts';
import { errorPage, loggedOutPage, loginPage } from './login-page.ts';
import type { Tenant } from './tenant.ts';
import { exchangeCode } from './token-exchange.ts';

const sessionCookie = 'gc-sso-session';

function tokenRoutes(tenant: Tenant): Hono {
  const app = new Hono();
  const { signIns } = tenant;
  app.use('/oauth/token', cors());
  app.post('/oauth/token', async (c) => {
    const exchange = {
      contentType: c.req.header('content-type'),
      authorization: c.req.header('authorization'),
      body: await c.req.text(),
    };
    const answer = exchangeCode(exchange, tenant.clients(), signIns, tenant.now());
    return c.json(answer.body, answer.status);
  });

  app.get('/logout', (c) => {
    signIns.closeSession(getCookie(c, sessionCookie) ?? '');
    deleteCookie(c, sessionCookie, { secure: true, path: '/' });
    const query = new URL(c.req.url).searchParams;
    const client = tenant.clients().find(({ id }) => id === query.get('client_id'));
    const redirectUri = query.get('redirect_uri') ?? '';
    return client?.redirectUris.includes(redirectUri) ? c.redirect(redirectUri, 302) : c.html(loggedOutPage());
  });

  return app;
}

export function createLoginHost(tenant: Tenant): Hono {
  const app = new Hono();
  const { signIns } = tenant;

  function read(c: Context): AuthorizeRequest | Response | Promise<Response> {
    const reading = readAuthorizeRequest(new URL(c.req.url).searchParams, tenant.clients());
    if (reading.kind === 'page') return c.html(errorPage(reading.message), 400);
    if (reading.kind === 'redirect') return c.redirect(reading.location, 302);
    return reading.request;
  }

  function grant(c: Context, request: AuthorizeRequest, userId: string): Response {
    const { clientId, redirectUri, challenge, state } = request;
    const code = signIns.issueCode({ clientId, redirectUri, challenge, userId });
    return c.redirect(redirectWith(redirectUri, { code, state }), 302);
  }

  function form(c: Context, request: AuthorizeRequest, failure?: { email: string; message: string }) {
    const page = loginPage({
      organization: tenant.options.organization.name,
      client: tenant.clients().find(({ id }) => id === request.clientId)?.name ?? request.clientId,
      email: failure?.email ?? request.loginHint ?? '',
      failure: failure?.message,
    });
    // Not 401: the browser's sign-in window closes on an error status, and the real page says it in place.
    return c.html(page);
  }

  app.use('*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });

  app.get('/static/inter.woff2', (c) => {
    const font = desktopAsset('inter.woff2');
    return font ? c.body(font.body, 200, { 'content-type': font.type }) : c.notFound();
  });
  app.get('/oauth/authorize', (c) => {
    const request = read(c);
    if (request instanceof Response || request instanceof Promise) return request;
    const user = request.isLoginForced ? undefined : signIns.sessionUser(getCookie(c, sessionCookie));
    return user ? grant(c, request, user.id) : form(c, request);
  });

  app.post('/oauth/authorize', async (c) => {
    const request = read(c);
    if (request instanceof Response || request instanceof Promise) return request;
    const body = new URLSearchParams(await c.req.text());
    const email = body.get('email') ?? '';
    const user = signIns.userWith(email, body.get('password') ?? '');
    if (!user) return form(c, request, { email, message: 'The email or password is not right.' });
    const session = signIns.openSession(user.id);
    setCookie(c, sessionCookie, session, { secure: true, httpOnly: true, sameSite: 'None', path: '/' });
    return grant(c, request, user.id);
  });

  app.route('/', tokenRoutes(tenant));
  return app;
}

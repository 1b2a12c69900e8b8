import { createRoutes } from '../../api-worker/http/open-api.ts';
import { problemResponse, toAppError } from '../../api-worker/http/problem-response.ts';
import { createPackRoutes } from '../../api-worker/prep-pack/route.ts';
import { printPack } from '../../api-worker/print/print-pack.ts';
import type { openDesk } from './desk.ts';
import { REP } from './desk.ts';

/** The pack route behind what the worker's middleware leaves for it. */
export function packsOverHttp(desk: ReturnType<typeof openDesk>) {
  const app = createRoutes();
  app.onError((error, c) => problemResponse(c, toAppError(error)));
  app.use(async (c, next) => {
    c.set('rep', REP);
    c.set('requestId', '33333333-3333-4333-8333-333333333333');
    await next();
  });
  const clock = { nowMs: () => Date.parse('2026-11-18T10:45:30Z') };
  app.route('/', createPackRoutes({ preparePack: desk.preparePack, printPack, clock }));
  return (body: unknown, headers: Record<string, string> = {}) =>
    app.request('/v1/packs', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { routeOf } from '../../mocks/genesys/desktop/routes.ts';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { ada, ask, ben, cookieOf, form, locationOf, loginHost, startFixture } from './fixture.ts';

const host = 'apps.euw2.pure.cloud';
const template =
  'https://panel.bank.example/bridge?c={{gcConversationId}}&o={{gcHostOrigin}}&e={{gcTargetEnv}}&l={{gcLangTag}}';
let mock: GenesysMock;

beforeEach(async () => {
  mock = await startFixture({ widgetUrlTemplate: template });
});
afterEach(async () => mock.close());

const visit = (path: string, cookie = '') => ask(mock, { path, host, headers: { cookie } });

async function desktopCookie(who = ada): Promise<string> {
  const start = locationOf(await visit('/directory/sign-in'));
  const body = new URLSearchParams({ email: who.email, password: who.password }).toString();
  const path = start.pathname + start.search;
  const logged = await ask(mock, { method: 'POST', path, host: loginHost, headers: form, body });
  const back = locationOf(logged);
  return cookieOf(await visit(back.pathname + back.search));
}

const stateOf = async (cookie: string) => JSON.parse((await visit('/directory/state', cookie)).text);

function act(cookie: string, action: string, conversationId: string) {
  const headers = { cookie, 'content-type': 'application/json' };
  const body = JSON.stringify({ conversationId });
  return ask(mock, { method: 'POST', path: `/directory/actions/${action}`, host, headers, body });
}

describe('the web desktop', () => {
  it('serves its page and assets and shows no state to a stranger', async () => {
    expect((await visit('/directory/')).text).toContain('left-chat-rail');
    const script = await visit('/directory/assets/page.ts');
    expect(script.headers['content-type']).toBe('text/javascript');
    expect(script.text).not.toContain('import type');
    expect((await visit('/directory/assets/nothing.ts')).status).toBe(404);
    expect((await visit('/directory/assets/..%2foptions.ts')).status).toBe(404);
    expect((await visit('/directory/state')).status).toBe(401);
  });

  it("signs in through the login host and shows the rep's own interactions only", async () => {
    const cookie = await desktopCookie();
    const { id } = mock.control.ring({ userId: ada.id, customerName: 'Harbour Foods Ltd' });
    const foreign = mock.control.ring({ userId: ben.id });
    const state = await stateOf(cookie);
    expect(state).toMatchObject({ userName: ada.name, selectedId: id });
    expect(state.interactions).toMatchObject([{ id, customerName: 'Harbour Foods Ltd', state: 'alerting' }]);
    expect((await visit(`/directory/interactions/${id}`, cookie)).status).toBe(200);
    expect((await visit(`/directory/interactions/${foreign.id}`, cookie)).status).toBe(404);
  });

  it('fills the widget address of each interaction', async () => {
    const cookie = await desktopCookie();
    const { id } = mock.control.ring({ userId: ada.id });
    const widget = new URL((await stateOf(cookie)).interactions[0].widgetUrl);
    expect(Object.fromEntries(widget.searchParams)).toEqual({
      c: id,
      o: `https://${host}`,
      e: 'prod-euw2',
      l: 'en-gb',
    });
  });

  it("answers, holds, ends and wraps up by the rep's clicks", async () => {
    const cookie = await desktopCookie();
    const { id } = mock.control.ring({ userId: ada.id });
    const states = [];
    for (const action of ['answer', 'hold', 'unhold', 'end']) {
      await act(cookie, action, id);
      states.push((await stateOf(cookie)).interactions[0].state);
    }
    expect(states).toEqual(['connected', 'held', 'connected', 'wrapup']);
    await act(cookie, 'wrap-up', id);
    expect((await stateOf(cookie)).interactions).toEqual([]);
  });

  it('keeps what is selected until another is answered or chosen', async () => {
    const cookie = await desktopCookie();
    const first = mock.control.ring({ userId: ada.id });
    const second = mock.control.ring({ userId: ada.id, media: 'chat' });
    expect((await stateOf(cookie)).selectedId).toBe(first.id);
    mock.control.answer(second.id);
    expect((await stateOf(cookie)).selectedId).toBe(second.id);
    await act(cookie, 'select', first.id);
    expect((await stateOf(cookie)).selectedId).toBe(first.id);
    mock.control.select(ada.id, null);
    expect((await stateOf(cookie)).selectedId).toBeNull();
  });
});

describe('the hash', () => {
  const id = '6f1c1e0a-11aa-4b6e-9b1d-2f0f5f3f8a01';

  it.each([
    [`#/analytics/interactions/${id}/admin`, id],
    [`#/analytics/interactions/${id}/admin/timeline?tabId=1`, id],
    [`#/engage/admin/interactions/${id}`, id],
    [`#/engage/admin/interactions/${id}/details`, id],
  ])('%s shows a detail view', (hash, conversationId) => {
    expect(routeOf(hash)).toEqual({ view: 'detail', conversationId });
  });

  it.each(['#/', '', '#/analytics/interactions/not-an-id/admin', `#/analytics/interactions/${id}`])(
    '%s does not',
    (hash) => {
      expect(routeOf(hash)).toEqual({ view: 'workspace' });
    },
  );
});

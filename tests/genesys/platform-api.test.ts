import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { ada, api, apiHost, ask, ben, client, organization, startFixture, tokenFor } from './fixture.ts';

let mock: GenesysMock;
let token: string;
let nowMs = Date.parse('2026-11-18T10:45:00Z');

beforeEach(async () => {
  mock = await startFixture({ rateLimitPerMinute: 5, clock: { nowMs: () => nowMs } });
  token = await tokenFor(mock);
});
afterEach(async () => mock.close());

const unknownId = 'ffffffff-0000-4000-8000-000000000000';

describe('errors', () => {
  it('tells a missing token from a bad one', async () => {
    const missing = await ask(mock, { path: '/api/v2/users/me', host: apiHost });
    const bad = await api(mock, 'nonsense', '/users/me');
    expect([missing.status, JSON.parse(missing.text).code]).toEqual([401, 'authentication.required']);
    expect([bad.status, bad.json.code]).toEqual([401, 'bad.credentials']);
  });

  it('gives the correlation id as header and as context id', async () => {
    const answer = await api(mock, token, '/conversations/not-an-id');
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ code: 'bad.request', status: 400, details: [], errors: [] });
    expect(answer.headers['inin-correlation-id']).toBe(answer.json.contextId);
  });

  it('answers 404 in the same shape for a path it does not know', async () => {
    const answer = await api(mock, token, '/routing/queues');
    expect([answer.status, answer.json.code]).toEqual([404, 'not.found']);
  });

  it('answers for no host but its own', async () => {
    expect((await ask(mock, { path: '/api/v2/users/me', host: 'api.mypurecloud.com' })).status).toBe(421);
    expect((await ask(mock, { path: '/oauth/authorize', host: apiHost })).status).toBe(404);
  });
});

describe('rate limits', () => {
  it('counts per user and client, says so, and refuses with Retry-After', async () => {
    const counts = [];
    for (let n = 0; n < 5; n += 1) counts.push((await api(mock, token, '/tokens/me')).headers['inin-ratelimit-count']);
    expect(counts).toEqual(['1', '2', '3', '4', '5']);
    const refused = await api(mock, token, '/tokens/me');
    expect(refused.status).toBe(429);
    expect(refused.headers).toMatchObject({ 'retry-after': '60', 'inin-ratelimit-allowed': '5' });
    expect(refused.json).toMatchObject({
      code: 'too.many.requests.retry.after',
      message: 'Rate limit exceeded the maximum. Retry the request in [60] seconds',
    });
    expect((await api(mock, await tokenFor(mock, ben), '/tokens/me')).status).toBe(200);
    nowMs += 60_000;
    expect((await api(mock, token, '/tokens/me')).status).toBe(200);
  });
});

describe('users/me and tokens/me', () => {
  it('gives a plain user, and more only where asked', async () => {
    const plain = (await api(mock, token, '/users/me')).json;
    expect(plain).toMatchObject({ id: ada.id, name: ada.name, email: ada.email, state: 'active' });
    expect(plain).not.toHaveProperty('token');
    const full = (await api(mock, token, '/users/me?expand=token,organization,authorization')).json;
    expect(full).toMatchObject({ organization, authorization: { roles: ada.roles }, token: { organization } });
    expect(full.token.OAuthClient.id).toBe(client.id);
  });

  it('describes the token without the user, under a capital O', async () => {
    const body = (await api(mock, token, '/tokens/me')).json;
    expect(body.OAuthClient).toMatchObject({ id: client.id, authorizedGrantType: 'CODE' });
    expect(JSON.stringify(body)).not.toContain(ada.id);
  });

  it('verifies a token by HEAD', async () => {
    expect(await api(mock, token, '/tokens/me', 'HEAD')).toMatchObject({ status: 200, text: '' });
    expect((await api(mock, 'nonsense', '/tokens/me', 'HEAD')).status).toBe(401);
  });
});

describe('conversations', () => {
  it("lists the token's user's active ones only", async () => {
    const own = mock.control.ring({ userId: ada.id });
    mock.control.ring({ userId: ben.id });
    const chat = mock.control.ring({ userId: ada.id, media: 'chat' });
    const listing = (await api(mock, token, '/conversations')).json;
    expect(listing.entities.map(({ id }: { id: string }) => id).toSorted()).toEqual([own.id, chat.id].toSorted());
    expect(listing).toMatchObject({ total: 2, pageNumber: 1, selfUri: expect.any(String) });
    const chats = (await api(mock, token, '/conversations?communicationType=Chat')).json;
    expect(chats.entities).toMatchObject([{ id: chat.id }]);
  });

  it('writes unused media as empty lists and no top-level medium or direction', async () => {
    const { id } = mock.control.ring({ userId: ada.id, media: 'email' });
    const conversation = (await api(mock, token, `/conversations/${id.toUpperCase()}`)).json;
    expect(conversation).not.toHaveProperty('media');
    expect(conversation).not.toHaveProperty('direction');
    const agent = conversation.participants.at(-1);
    expect(agent).toMatchObject({ calls: [], chats: [], messages: [], emails: [{ state: 'alerting' }] });
  });

  it("answers 403 for another user's conversation and 404 for an unknown one, as Genesys' codes allow", async () => {
    const { id } = mock.control.ring({ userId: ben.id });
    const foreign = await api(mock, token, `/conversations/${id}`);
    const unknown = await api(mock, token, `/conversations/${unknownId}`);
    expect([foreign.status, foreign.json.code]).toEqual([403, 'missing.any.permissions']);
    expect([unknown.status, unknown.json.code]).toEqual([404, 'not.found']);
  });

  it('still serves an own conversation after its end', async () => {
    const { id } = mock.control.ring({ userId: ada.id });
    mock.control.answer(id);
    mock.control.end(id);
    mock.control.completeWrapUp(id);
    expect((await api(mock, token, '/conversations')).json.entities).toEqual([]);
    expect((await api(mock, token, `/conversations/${id}`)).json.endTime).toEqual(expect.any(String));
  });

  it('lets any agent write participant data, as strings', async () => {
    const { id, participants } = mock.control.ring({ userId: ben.id, attributes: { a: '1' } });
    const path = `/conversations/${id}/participants/${participants[0]?.id}/attributes`;
    const written = await api(mock, token, path, 'PATCH', { attributes: { BCIN: 'B1' } });
    expect(written).toMatchObject({ status: 200, json: { attributes: { a: '1', BCIN: 'B1' } } });
    expect(mock.control.conversation(id).participants[0]?.attributes).toEqual({ a: '1', BCIN: 'B1' });
    expect((await api(mock, token, path, 'PATCH', { attributes: { BCIN: 1 } })).status).toBe(400);
    const nobody = `/conversations/${id}/participants/${unknownId}/attributes`;
    expect((await api(mock, token, nobody, 'PATCH', { attributes: {} })).status).toBe(404);
  });
});

import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { startGenesys } from '../../mocks/genesys/server.ts';
import { ada, api, apiHost, ask, client, loginHost, organization, startFixture, tokenFor } from './fixture.ts';

let mock: GenesysMock;

beforeEach(async () => {
  mock = await startFixture();
});
afterEach(async () => mock.close());

async function post(method: string, input: unknown = {}, host?: string) {
  const headers = { 'content-type': 'application/json' };
  const path = `/__control/${method}`;
  const answer = await ask(mock, { method: 'POST', path, headers, host, body: JSON.stringify(input) });
  return {
    status: answer.status,
    json: answer.text.startsWith('{') || answer.text.startsWith('[') ? JSON.parse(answer.text) : undefined,
  };
}

describe('the control interface over HTTP', () => {
  it('does what the methods do', async () => {
    const rung = await post('ring', { userId: ada.id, media: 'chat', customerName: 'Harbour Foods Ltd' });
    expect(rung).toMatchObject({ status: 200, json: { participants: [{ name: 'Harbour Foods Ltd' }, {}, {}, {}] } });
    const conversationId = rung.json.id;
    expect((await post('answer', { conversationId })).status).toBe(200);
    expect((await post('setAttributes', { conversationId, attributes: { BCIN: 'B1' } })).status).toBe(200);
    expect((await post('select', { userId: ada.id, conversationId })).json).toEqual({});
    expect(mock.control.conversation(conversationId).participants[0]?.attributes).toEqual({ BCIN: 'B1' });
  });

  it('says what is wrong with a bad request', async () => {
    expect(await post('ring', { userId: 'nobody' })).toMatchObject({
      status: 400,
      json: { error: expect.stringMatching(/^userId: /) },
    });
    expect(await post('ring', { userId: ada.id, color: 'red' })).toMatchObject({
      status: 400,
      json: { error: expect.stringMatching(/color/) },
    });
    expect(await post('fault', { path: '(' })).toMatchObject({
      status: 400,
      json: { error: expect.stringMatching(/regular expression/) },
    });
    expect(await post('dance')).toMatchObject({
      status: 404,
      json: { error: expect.stringMatching(/No control method/) },
    });
    const conversationId = 'ffffffff-0000-4000-8000-000000000000';
    expect(await post('answer', { conversationId })).toMatchObject({ status: 404 });
  });

  it('answers on this machine only, to JSON only', async () => {
    expect((await post('calls', {}, apiHost)).status).toBe(404);
    expect((await post('calls', {}, 'apps.euw2.pure.cloud')).status).toBe(404);
    expect((await post('calls', {}, 'evil.example')).status).toBe(421);
    expect((await ask(mock, { method: 'POST', path: '/__control/calls', body: '{}' })).status).toBe(400);
  });
});

describe('recorded calls', () => {
  it('names method, host, path and status, and no token or code', async () => {
    const token = await tokenFor(mock);
    await api(mock, token, '/users/me?expand=token');
    const calls = mock.control.calls();
    expect(calls).toContainEqual({
      at: expect.any(String),
      method: 'GET',
      host: 'api',
      path: '/api/v2/users/me',
      status: 200,
    });
    expect(JSON.stringify(calls)).not.toContain(token);
    expect(JSON.stringify(calls)).not.toContain('?');
  });

  it('starts afresh after a reset, which ends every sign-in unless told to keep them', async () => {
    const token = await tokenFor(mock);
    const { id } = mock.control.ring({ userId: ada.id });
    mock.control.reset({ keepSignIns: true });
    expect((await api(mock, token, `/conversations/${id}`)).status).toBe(404);
    mock.control.reset();
    expect(mock.control.calls()).toEqual([]);
    expect((await api(mock, token, '/tokens/me')).status).toBe(401);
  });
});

describe('statements', () => {
  async function startIssuer(answer: { status: number; body: unknown }) {
    const received: unknown[] = [];
    const issuer = createServer(async (request, response) => {
      const chunks = await request.toArray();
      received.push({
        authorization: request.headers.authorization,
        body: JSON.parse(Buffer.concat(chunks).toString()),
      });
      response.writeHead(answer.status).end(JSON.stringify(answer.body));
    });
    await new Promise<void>((resolve) => {
      issuer.listen(0, '127.0.0.1', resolve);
    });
    const address = issuer.address();
    const statementsUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/v1/statements`;
    mock.control.useFlow({ statementsUrl, credential: 'flow-secret', fetch });
    return { received, [Symbol.asyncDispose]: async () => void issuer.close() };
  }
  const request = { customer: { type: 'BCIN', value: 'B1' }, level: 'verified', method: 'VOICE_ID' } as const;

  it('asks the issuing endpoint with the flow credential and writes what it gets', async () => {
    await using issuer = await startIssuer({ status: 200, body: { statement: 'signed' } });
    const { id } = mock.control.ring({ userId: ada.id });
    expect(await mock.control.issueStatement(id, request)).toEqual({ statement: 'signed' });
    const body = { ...request, conversationId: id, verifiedAt: expect.stringMatching(/Z$/) };
    expect(issuer.received).toEqual([{ authorization: 'Bearer flow-secret', body }]);
    expect(mock.control.conversation(id).participants[0]?.attributes).toEqual({ bcsStatement: 'signed' });
  });

  it('writes nothing when the endpoint refuses or sends more than participant data holds', async () => {
    const { id } = mock.control.ring({ userId: ada.id });
    {
      await using _ = await startIssuer({ status: 401, body: { code: 'UNAUTHORIZED' } });
      await expect(mock.control.issueStatement(id, request)).rejects.toThrow(/answered 401/);
    }
    await using _ = await startIssuer({ status: 200, body: { statement: 'x'.repeat(257) } });
    await expect(mock.control.issueStatement(id, request)).rejects.toThrow(/256/);
    expect(mock.control.conversation(id).participants[0]?.attributes).toEqual({});
  });

  it('says so when no flow is configured', async () => {
    const { id } = mock.control.ring({ userId: ada.id });
    await expect(mock.control.issueStatement(id, request)).rejects.toThrow(/No call flow/);
  });
});

describe('starting and stopping', () => {
  it('refuses a domain that is no region', async () => {
    const options = { tls: { key: 'k', cert: 'c' }, clients: [client], organization, users: [ada] };
    await expect(startGenesys({ ...options, regionDomain: 'genesys.cloud' })).rejects.toThrow(
      /no Genesys Cloud region/,
    );
  });

  it('closes with a hung call open', async () => {
    const other = await startFixture();
    other.control.fault({ path: '/logout', hang: true });
    const hung = ask(other, { path: '/logout', host: loginHost });
    const lost = expect(hung).rejects.toThrow();
    await ask(other, { path: '/directory/', host: 'apps.euw2.pure.cloud' });
    await other.close();
    await lost;
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { api, apiHost, ask, loginHost, startFixture, tokenFor } from './fixture.ts';

let mock: GenesysMock;

beforeEach(async () => {
  mock = await startFixture();
});
afterEach(async () => mock.close());

describe('faults', () => {
  const path = '^/api/v2/conversations';

  it('answers a status in Genesys own shape, as often as asked', async () => {
    const token = await tokenFor(mock);
    mock.control.fault({ path, status: 429, retryAfterS: 42, times: 1 });
    const refused = await api(mock, token, '/conversations');
    expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '42' } });
    expect(refused.json.message).toContain('[42] seconds');
    expect((await api(mock, token, '/conversations')).status).toBe(200);
    mock.control.fault({ path, status: 503 });
    expect((await api(mock, token, '/conversations')).json).toMatchObject({ code: 'service.unavailable', status: 503 });
    mock.control.clearFaults();
    expect((await api(mock, token, '/conversations')).status).toBe(200);
  });

  it('answers what a gateway would: no JSON', async () => {
    const token = await tokenFor(mock);
    mock.control.fault({ path, nonJson: true });
    const headers = { authorization: `Bearer ${token}` };
    const answer = await ask(mock, { path: '/api/v2/conversations', host: apiHost, headers });
    expect(answer).toMatchObject({ status: 502, headers: { 'content-type': 'text/html' } });
  });

  it('hangs a call until the faults are cleared, then serves it', async () => {
    const token = await tokenFor(mock);
    mock.control.fault({ path, hang: true });
    let isAnswered = false;
    const hung = api(mock, token, '/conversations').then((answer) => {
      isAnswered = true;
      return answer.status;
    });
    expect((await api(mock, token, '/tokens/me')).status).toBe(200);
    expect(isAnswered).toBe(false);
    mock.control.clearFaults();
    expect(await hung).toBe(200);
  });

  it('delays a call and then serves it', async () => {
    const token = await tokenFor(mock);
    mock.control.fault({ path, delayMs: 30 });
    expect((await api(mock, token, '/conversations')).status).toBe(200);
  });

  it('resets the connection', async () => {
    mock.control.fault({ path: '/oauth/token', method: 'POST', reset: true });
    const lost = ask(mock, { method: 'POST', path: '/oauth/token', host: loginHost });
    await expect(lost).rejects.toThrow(/hang up|ECONNRESET/);
    expect((await ask(mock, { path: '/logout', host: loginHost })).status).toBe(200);
  });
});

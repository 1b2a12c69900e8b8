import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { ada, api, ask, ben, startFixture, tokenFor } from './fixture.ts';
import { openSocket, subscribed } from './socket.ts';

let mock: GenesysMock;
let token: string;

beforeEach(async () => {
  mock = await startFixture({ heartbeatMs: 20 });
  token = await tokenFor(mock);
});
afterEach(async () => mock.close());

const channels = '/notifications/channels';
const createChannel = async () => (await api(mock, token, channels, 'POST')).json;
const head = (id: string) => api(mock, token, `${channels}/${id}`, 'HEAD');

describe('channels', () => {
  it('names its socket under the streaming host of the region and lasts a day', async () => {
    const { connectUri, id, expires } = await createChannel();
    expect(connectUri).toBe(`wss://streaming.euw2.pure.cloud/channels/${id}`);
    expect(Date.parse(expires) - Date.now()).toBeGreaterThan(86_000_000);
    expect((await head(id)).status).toBe(200);
    expect((await head('unknown')).status).toBe(404);
  });

  it('keeps twenty per user and client, and drops the one used longest ago that nobody listens to', async () => {
    const first = await createChannel();
    const { socket } = await openSocket(mock, first.connectUri);
    const second = await createChannel();
    for (let made = 2; made < 20; made += 1) await createChannel();
    expect((await api(mock, token, channels)).json.entities).toHaveLength(20);
    await createChannel();
    expect((await api(mock, token, channels)).json.entities).toHaveLength(20);
    expect((await head(first.id)).status).toBe(200);
    expect((await head(second.id)).status).toBe(404);
    socket.close();
  });

  it('lists by token, or by client for every token of the user', async () => {
    await createChannel();
    const other = await tokenFor(mock);
    expect((await api(mock, other, channels)).json.entities).toHaveLength(0);
    expect((await api(mock, other, `${channels}?includechannels=oauthclient`)).json.entities).toHaveLength(1);
  });

  it("hides another user's channel", async () => {
    const { id } = await createChannel();
    const foreign = await tokenFor(mock, ben);
    expect((await api(mock, foreign, `${channels}/${id}/subscriptions`)).status).toBe(404);
  });
});

describe('subscriptions', () => {
  const topic = `v2.users.${ada.id}.conversations`;

  it('adds by POST, replaces by PUT, lists by GET, clears by DELETE', async () => {
    const path = `${channels}/${(await createChannel()).id}/subscriptions`;
    const added = await api(mock, token, path, 'POST', [{ id: topic }]);
    expect(added.json.entities).toMatchObject([{ id: topic, state: 'Permitted' }]);
    expect((await api(mock, token, path)).json.entities).toMatchObject([{ id: topic }]);
    await api(mock, token, path, 'PUT', []);
    expect((await api(mock, token, path)).json.entities).toEqual([]);
    await api(mock, token, path, 'POST', [{ id: topic }]);
    await api(mock, token, path, 'DELETE');
    expect((await api(mock, token, path)).json.entities).toEqual([]);
  });

  it("refuses another user's topic, or marks it rejected where errors are ignored", async () => {
    const path = `${channels}/${(await createChannel()).id}/subscriptions`;
    const foreign = [{ id: `v2.users.${ben.id}.conversations` }];
    expect((await api(mock, token, path, 'POST', foreign)).status).toBe(403);
    const lenient = await api(mock, token, `${path}?ignoreErrors=true`, 'POST', foreign);
    expect(lenient.json.entities).toMatchObject([{ state: 'Rejected' }]);
    expect((await api(mock, token, path)).json.entities).toEqual([]);
  });

  it('refuses a body that is no list of topics', async () => {
    const path = `${channels}/${(await createChannel()).id}/subscriptions`;
    expect((await api(mock, token, path, 'POST', { id: topic })).status).toBe(400);
  });
});

describe('the socket', () => {
  it('sends a heartbeat and answers a ping', async () => {
    const { hear, socket } = await openSocket(mock, (await createChannel()).connectUri);
    const heartbeat = await hear(({ topicName }) => topicName === 'channel.metadata');
    expect(heartbeat.eventBody).toMatchObject({ message: 'WebSocket Heartbeat' });
    socket.send(JSON.stringify({ message: 'ping' }));
    await hear(({ eventBody }) => eventBody.message === 'pong');
  });

  it('tells a subscriber of a ringing conversation, in the event dialect', async () => {
    const { hear, topic } = await subscribed(mock, token, ada.id);
    const { id } = mock.control.ring({ userId: ada.id, attributes: { BCIN: 'B1' } });
    const message = await hear(({ topicName }) => topicName === topic);
    expect(message).toMatchObject({ version: '2', metadata: { CorrelationId: expect.any(String) }, eventBody: { id } });
    expect(message.eventBody).toMatchObject({ recordingState: 'none', additionalProperties: {} });
    expect(message.eventBody.participants.map(({ purpose }) => purpose)).toEqual(['customer', 'ivr', 'acd', 'agent']);
    for (const participant of message.eventBody.participants)
      expect(participant).toMatchObject({ additionalProperties: {} });
  });

  it('carries no startTime anywhere, at ring, answer or end', async () => {
    const { hear, heard, topic } = await subscribed(mock, token, ada.id);
    const { id } = mock.control.ring({ userId: ada.id });
    mock.control.answer(id);
    mock.control.end(id);
    await hear(({ eventBody }) => JSON.stringify(eventBody).includes('startAcwTime'));
    const events = heard.filter(({ topicName }) => topicName === topic);
    expect(events).toHaveLength(3);
    for (const { eventBody } of events) {
      const { participants } = eventBody;
      expect(eventBody).not.toHaveProperty('startTime');
      for (const participant of participants) expect(participant).not.toHaveProperty('startTime');
    }
  });

  it('brings late attributes to the subscriber', async () => {
    const { hear } = await subscribed(mock, token, ada.id);
    const { id } = mock.control.ring({ userId: ada.id });
    mock.control.setAttributes(id, { BCIN: 'B000000777' });
    const message = await hear(({ eventBody }) => JSON.stringify(eventBody).includes('B000000777'));
    const { participants } = message.eventBody;
    expect(participants.find(({ purpose }) => purpose === 'customer')?.attributes).toEqual({ BCIN: 'B000000777' });
  });

  it("stays silent about another rep's conversation", async () => {
    const { hear, heard, topic } = await subscribed(mock, token, ada.id);
    mock.control.ring({ userId: ben.id });
    const own = mock.control.ring({ userId: ada.id });
    await hear(({ topicName }) => topicName === topic);
    const ids = heard.filter(({ topicName }) => topicName === topic).map(({ eventBody }) => eventBody.id);
    expect(ids).toEqual([own.id]);
  });

  it('gives a channel to the newest connection', async () => {
    const { connectUri } = await createChannel();
    const first = await openSocket(mock, connectUri);
    await openSocket(mock, connectUri);
    expect((await first.closed)[0]).toBe(1001);
  });

  it('closes when its token is revoked, and refuses an unknown channel', async () => {
    const { closed, channel } = await subscribed(mock, token, ada.id);
    mock.control.revokeToken({});
    expect((await closed)[0]).toBe(1001);
    const headers = { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
    const key = { 'sec-websocket-key': Buffer.from('0123456789abcdef').toString('base64') };
    const path = `/channels/${channel.id}`;
    expect((await ask(mock, { path, headers: { ...headers, ...key } })).status).toBe(404);
  });

  it('announces its closing, then closes, when told to', async () => {
    const { socket, hear } = await openSocket(mock, (await createChannel()).connectUri);
    mock.control.announceClosing();
    await hear(({ topicName }) => topicName === 'v2.system.socket_closing');
    const closed = once(socket, 'close');
    mock.control.closeSockets();
    expect((await closed)[0]).toBe(1001);
  });
});

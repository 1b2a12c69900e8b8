import { once } from 'node:events';
import WebSocket from 'ws';
import { z } from 'zod';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { api } from './fixture.ts';

const message = z.looseObject({
  topicName: z.string(),
  eventBody: z.looseObject({
    id: z.string().optional(),
    participants: z
      .array(z.looseObject({ purpose: z.string(), attributes: z.record(z.string(), z.string()) }))
      .default([]),
  }),
});
type Message = z.output<typeof message>;

/** A notification socket that keeps what it hears. */
export async function openSocket(mock: GenesysMock, connectUri: string) {
  const socket = new WebSocket(`wss://127.0.0.1:${mock.port}${new URL(connectUri).pathname}`, {
    rejectUnauthorized: false,
    headers: { host: new URL(connectUri).host },
  });
  const heard: Message[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    heard.push(message.parse(JSON.parse(String(data))));
    for (const check of [...waiting]) check();
  });
  const closed = once(socket, 'close');
  await once(socket, 'open');

  function hear(matches: (message: Message) => boolean): Promise<Message> {
    return new Promise((resolve) => {
      const check = () => {
        const found = heard.find(matches);
        if (!found) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
    });
  }
  return { socket, heard, hear, closed };
}

export async function subscribed(mock: GenesysMock, token: string, userId: string) {
  const channel = (await api(mock, token, '/notifications/channels', 'POST')).json;
  const topic = `v2.users.${userId}.conversations`;
  await api(mock, token, `/notifications/channels/${channel.id}/subscriptions`, 'POST', [{ id: topic }]);
  return { channel, topic, ...(await openSocket(mock, channel.connectUri)) };
}

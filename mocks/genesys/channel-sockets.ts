import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { hostRole } from './hosts.ts';
import type { Tenant } from './tenant.ts';

const metadata = (message: string) => ({ topicName: 'channel.metadata', eventBody: { message } });

function isPing(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'message' in value && value.message === 'ping';
  } catch {
    return false;
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function breakOff(socket: Duplex, status: number | undefined): void {
  if (status) refuse(socket, `${status} Fault`);
  else socket.destroy();
}

/** The notification sockets under /channels/{id}, one per channel, with a heartbeat. */
export function createChannelSockets(tenant: Tenant, heartbeatMs: number) {
  const server = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 });
  const heartbeat = setInterval(() => tenant.channels.broadcast(metadata('WebSocket Heartbeat')), heartbeatMs);
  heartbeat.unref();

  function attach(ws: WebSocket, channelId: string): void {
    const record = tenant.channels.find(channelId);
    if (!record) {
      ws.close(1008, 'channel not found');
      return;
    }
    const socket = {
      send: (text: string) => ws.send(text),
      close: (code: number, reason: string) => ws.close(code, reason),
    };
    tenant.channels.connect(record, socket);
    ws.on('message', (data) => {
      if (isPing(String(data))) ws.send(JSON.stringify(metadata('pong')));
    });
    ws.on('close', () => tenant.channels.disconnect(record, socket));
    ws.on('error', () => ws.terminate());
  }

  return {
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      socket.on('error', () => socket.destroy());
      const path = new URL(request.url ?? '/', 'https://stand-in').pathname;
      const role = hostRole(request.headers.host, tenant.options.regionDomain);
      const channelId = /^\/channels\/([\w-]+)$/.exec(path)?.[1];
      const note = (status: number) =>
        tenant.calls.add({ at: tenant.now().toISOString(), method: 'UPGRADE', host: role ?? '', path, status });
      const fault = tenant.faults.take('GET', path);
      if (fault) {
        note(fault.status ?? 0);
        breakOff(socket, fault.status);
        return;
      }
      if (!channelId || !tenant.channels.find(channelId) || !(role === 'streaming' || role === 'loopback')) {
        note(404);
        refuse(socket, '404 Not Found');
        return;
      }
      note(101);
      server.handleUpgrade(request, socket, head, (ws) => attach(ws, channelId));
    },
    announceClosing: () =>
      tenant.channels.broadcast({ topicName: 'v2.system.socket_closing', eventBody: { message: 'Socket closing' } }),
    closeAll(): void {
      for (const client of server.clients) client.close(1001, 'going away');
    },
    stop(): void {
      clearInterval(heartbeat);
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

export type ChannelSockets = ReturnType<typeof createChannelSockets>;

import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import { createChannelSockets } from './channel-sockets.ts';
import type { GenesysControl } from './control.ts';
import { createControl } from './control.ts';
import { createControlSteps } from './control-steps.ts';
import { createListener } from './listener.ts';
import type { GenesysOptions } from './options.ts';
import { createTenant } from './tenant.ts';

export interface GenesysMock {
  port: number;
  /** https://localhost:{port}: login and platform API both, and the control interface. */
  origin: string;
  control: GenesysControl;
  close(): Promise<void>;
}

/** Starts one organisation's Genesys Cloud on this machine, for every host name of its region. */
export async function startGenesys(options: GenesysOptions): Promise<GenesysMock> {
  const tenant = createTenant(options);
  const sockets = createChannelSockets(tenant, options.heartbeatMs ?? 30_000);
  const steps = createControlSteps(tenant, sockets);
  const listener = createListener(tenant, steps);
  const server = createServer({ ...options.tls, ALPNProtocols: ['http/1.1'] }, (request, response) => {
    Promise.resolve(listener(request, response)).catch(() => response.destroy());
  });
  server.on('upgrade', sockets.upgrade);
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  const connections = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port');
  const { port } = address;

  return {
    port,
    origin: `https://localhost:${port}`,
    control: createControl(tenant, steps),
    async close() {
      sockets.stop();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      for (const socket of connections) socket.destroy();
      tenant.faults.clear();
      await closed;
    },
  };
}

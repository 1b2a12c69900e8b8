import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createApiHost } from './api-host.ts';
import { createAppsHost } from './apps-host.ts';
import { createControlRoutes } from './control-routes.ts';
import type { FaultInput } from './control-schemas.ts';
import type { ControlSteps } from './control-steps.ts';
import { errorBody, errorCodeFor, tooManyRequests } from './error-body.ts';
import type { HostRole } from './hosts.ts';
import { hostRole } from './hosts.ts';
import { createLoginHost } from './login-host.ts';
import type { Tenant } from './tenant.ts';

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

const pathOf = (request: IncomingMessage) => (request.url ?? '/').split('?')[0] ?? '/';

/** The official client reaches a gateway with a path prefix for each host. */
function withoutGatewayPrefix(url: string): string {
  return url.replace(/^\/(?:login|api-gw)(?=\/)/, '');
}

function faultBody(fault: FaultInput, status: number): unknown {
  if (fault.body !== undefined) return fault.body;
  if (status === 429) return tooManyRequests(fault.retryAfterS ?? 1, crypto.randomUUID());
  return { ...errorBody(errorCodeFor(status) ?? 'internal.server.error', crypto.randomUUID()), status };
}

function answerFault(response: ServerResponse, fault: FaultInput): void {
  const retryAfter = fault.retryAfterS === undefined ? {} : { 'retry-after': String(fault.retryAfterS) };
  if (fault.nonJson) {
    const status = fault.status ?? 502;
    response.writeHead(status, { 'content-type': 'text/html', ...retryAfter });
    response.end(`<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center></body></html>`);
    return;
  }
  const status = fault.status ?? 500;
  const correlation = { 'inin-correlation-id': crypto.randomUUID() };
  response.writeHead(status, { 'content-type': 'application/json', ...correlation, ...retryAfter });
  response.end(JSON.stringify(faultBody(fault, status)));
}

/** True when the fault has answered, or broken, the request. */
async function applyFault(response: ServerResponse, fault: FaultInput, cleared: Promise<void>): Promise<boolean> {
  if (fault.hang) await cleared;
  if (fault.delayMs) await sleep(fault.delayMs, undefined, { ref: false });
  if (response.destroyed) return true;
  if (fault.reset) {
    response.socket?.destroy();
    return true;
  }
  if (!fault.status && !fault.nonJson) return false;
  answerFault(response, fault);
  return true;
}

export function createListener(tenant: Tenant, steps: ControlSteps): Listener {
  const login = createLoginHost(tenant);
  const api = createApiHost(tenant);
  const apps = createAppsHost(tenant);
  const loopback = new Hono().route('/', login).route('/', api).route('/', apps);
  const serve = (app: { fetch: Hono['fetch'] }) => getRequestListener((request) => app.fetch(request));
  const hosts: Record<HostRole, Listener> = {
    login: serve(login),
    api: serve(api),
    apps: serve(apps),
    streaming: serve(new Hono()),
    loopback: serve(loopback),
  };
  const control = serve(createControlRoutes(steps));

  function record(request: IncomingMessage, response: ServerResponse, host: string, path: string): void {
    const at = tenant.now().toISOString();
    response.once('close', () => {
      const status = response.writableFinished ? response.statusCode : 0;
      tenant.calls.add({ at, method: request.method ?? '', host, path, status });
    });
  }

  async function serveHost(role: HostRole, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request);
    record(request, response, role, path);
    const fault = tenant.faults.take(request.method ?? '', path);
    if (fault && (await applyFault(response, fault, tenant.faults.cleared()))) return;
    await hosts[role](request, response);
  }

  return async (request, response) => {
    const role = hostRole(request.headers.host, tenant.options.regionDomain);
    if (!role) {
      response.writeHead(421, { 'content-type': 'text/plain' }).end('This server does not answer for that host\n');
      return;
    }
    if (role !== 'loopback') return serveHost(role, request, response);
    const url = request.url ?? '/';
    if (url.startsWith('/__control/')) return control(request, response);
    request.url = withoutGatewayPrefix(url);
    return serveHost(role, request, response);
  };
}

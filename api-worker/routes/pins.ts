import type { OpenAPIHono } from '@hono/zod-openapi';
import { createRoute } from '@hono/zod-openapi';
import type { RecordAudit } from '../audit/audit-event.ts';
import type { Pin } from '../contract/pins.ts';
import { pin, pins as pinList, pinListRequest, pinRemovalRequest, pinRequest } from '../contract/pins.ts';
import { AppError } from '../errors.ts';
import { createRoutes, jsonAnswer, jsonBody, problemAnswer } from '../http/open-api.ts';
import type { WorkerEnv } from '../http/worker-env.ts';
import type { PinClaims, TicketClaims } from '../seals/handle-claims.ts';
import { claimsOfRep, pinClaims, ticketClaims } from '../seals/handle-claims.ts';
import type { Opened, Seals } from '../seals/seal.ts';

interface PinRouteDependencies {
  seals: Seals;
  audit: RecordAudit;
  pins: { isEnabled: boolean; days: number };
}

const tags = ['pins'];

export function createPinRoutes(dependencies: PinRouteDependencies): OpenAPIHono<WorkerEnv> {
  const { seals, audit, pins } = dependencies;
  const routes = createRoutes();

  const pinning = createRoute({
    method: 'post',
    path: '/v1/pins',
    tags,
    summary: 'Pin the customer of a pack that is asserted or verified',
    request: jsonBody(pinRequest),
    responses: { 200: jsonAnswer('The sealed grant and what the list shows of it', pin), default: problemAnswer },
  });
  routes.openapi(pinning, async (c) => {
    const { access } = c.get('rep');
    const opened = await seals.open('ticket', c.req.valid('json').ticket);
    const claims = claimsOfRep(ticketClaims, opened.claims, access.repId);
    const content = { access, correlationId: c.get('requestId'), customerId: claims.customerId };
    if (!pins.isEnabled || claims.level === 'claimed' || claims.isFromSearch) {
      await audit({ ...content, type: 'DENIED', result: 'pin_not_permitted' });
      throw new AppError('not_permitted');
    }
    const grant = await seals.seal('pin', grantOf(claims, claims.level), { expiresInS: pins.days * 86_400 });
    const sealed = await seals.open('pin', grant);
    await audit({ ...content, type: 'PIN', conversationId: claims.conversationId ?? undefined, result: claims.level });
    return c.json(pinOf(grant, sealed, claims), 200);
  });

  const removal = createRoute({
    method: 'post',
    path: '/v1/pins/removal',
    tags,
    summary: 'Note that the rep has removed a pin',
    request: jsonBody(pinRemovalRequest),
    responses: { 204: { description: 'Noted' }, default: problemAnswer },
  });
  routes.openapi(removal, async (c) => {
    const { access } = c.get('rep');
    const opened = await seals.open('pin', c.req.valid('json').grant);
    const { customerId } = claimsOfRep(pinClaims, opened.claims, access.repId);
    await audit({ type: 'UNPIN', access, correlationId: c.get('requestId'), customerId, result: 'removed' });
    return c.body(null, 204);
  });

  const listing = createRoute({
    method: 'post',
    path: '/v1/pins/list',
    tags,
    summary: "What the rep's own grants are about; what is expired, altered or another rep's is left out",
    request: jsonBody(pinListRequest),
    responses: { 200: jsonAnswer('The readable ones, in the order asked', pinList), default: problemAnswer },
  });
  routes.openapi(listing, async (c) => {
    const { repId } = c.get('rep').access;
    const read = await Promise.all(c.req.valid('json').grants.map((grant) => readablePin(seals, grant, repId)));
    return c.json({ pins: read.filter((entry) => entry !== null) }, 200);
  });
  return routes;
}

/** Who was speaking is not kept: another call has another caller. */
function grantOf({ customerId, label, market, repId }: TicketClaims, level: PinClaims['level']): PinClaims {
  return { customerId, callerId: null, level, label, market, repId };
}

function pinOf(grant: string, opened: Opened, { label, market }: { label: string; market: string }): Pin {
  const pinnedAt = new Date(opened.issuedAtEpochS * 1000).toISOString();
  return {
    pinId: opened.id,
    grant,
    label,
    market,
    pinnedAt,
    expiresAt: new Date(opened.expiresAtEpochS * 1000).toISOString(),
  };
}

async function readablePin(seals: Seals, grant: string, repId: string): Promise<Pin | null> {
  try {
    const opened = await seals.open('pin', grant);
    return pinOf(grant, opened, claimsOfRep(pinClaims, opened.claims, repId));
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

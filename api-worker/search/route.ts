import type { OpenAPIHono } from '@hono/zod-openapi';
import { createRoute } from '@hono/zod-openapi';
import { openings, openingsRequest } from '../contract/openings.ts';
import { searchAnswer, searchRequest } from '../contract/search.ts';
import { createRoutes, jsonAnswer, jsonBody, problemAnswer } from '../http/open-api.ts';
import { visitOf } from '../http/visit.ts';
import type { WorkerEnv } from '../http/worker-env.ts';
import type { ListOpenings } from './openings.ts';
import type { Search } from './search.ts';

const tags = ['without a call'];

const searching = createRoute({
  method: 'post',
  path: '/v1/search',
  tags,
  summary: 'Find a customer by name or identifier; for searchers, with a reason',
  request: jsonBody(searchRequest),
  responses: { 200: jsonAnswer('Masked customers, each with a sealed handle', searchAnswer), default: problemAnswer },
});

const listing = createRoute({
  method: 'post',
  path: '/v1/openings',
  tags,
  summary: 'Who opened or searched customers without a call, of all reps or one, page by page; for supervisors',
  request: jsonBody(openingsRequest),
  responses: { 200: jsonAnswer('The last thirty days, from the copy of the audit', openings), default: problemAnswer },
});

export function createSearchRoutes({
  search,
  listOpenings,
}: {
  search: Search;
  listOpenings: ListOpenings;
}): OpenAPIHono<WorkerEnv> {
  return createRoutes()
    .openapi(searching, async (c) =>
      c.json(await search(c.req.valid('json'), { rep: c.get('rep'), ...visitOf(c) }), 200),
    )
    .openapi(listing, async (c) =>
      c.json(await listOpenings(c.req.valid('json'), { rep: c.get('rep'), ...visitOf(c) }), 200),
    );
}

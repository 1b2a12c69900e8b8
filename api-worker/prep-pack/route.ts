import { createRoute } from '@hono/zod-openapi';
import { accepts } from 'hono/accepts';
import { z } from 'zod';
import type { Frame, Pack } from '../contract/frames.ts';
import { frame, pack } from '../contract/frames.ts';
import { packRequest } from '../contract/packs.ts';
import { AppError } from '../errors.ts';
import { createRoutes, jsonBody, problemAnswer } from '../http/open-api.ts';
import { asLines, asPack, PACK_MEDIA_TYPES } from './answer.ts';
import type { PreparePack } from './prepare-pack.ts';

export interface PackRoutesDependencies {
  preparePack: PreparePack;
  /** The print-ready page of a pack, less masked values and script-only parts. */
  printPack: (pack: Pack) => string;
}

const [LINES, JSON_OBJECT, HTML] = PACK_MEDIA_TYPES;

const route = createRoute({
  method: 'post',
  path: '/v1/packs',
  summary: 'A prep pack: JSON lines, one JSON object, or a print-ready page, by Accept',
  request: jsonBody(packRequest),
  responses: {
    200: {
      description: 'The identity, then every section as it is ready; a stream without its `done` frame was cut',
      content: { [LINES]: { schema: frame }, [JSON_OBJECT]: { schema: pack }, [HTML]: { schema: z.string() } },
    },
    default: problemAnswer,
  },
});

/** `POST /v1/packs`. The rep's session has been opened by the middleware before it. */
export function createPackRoutes({ preparePack, printPack }: PackRoutesDependencies) {
  return createRoutes().openapi(route, async (c) => {
    const mediaType = accepts(c, { header: 'Accept', supports: [...PACK_MEDIA_TYPES], default: LINES });
    if (!isAccepted(c.req.header('accept'))) throw new AppError('not_acceptable');
    const asker = { rep: c.get('rep'), correlationId: c.get('requestId'), signal: c.req.raw.signal };
    const frames: AsyncGenerator<Frame> = await preparePack(c.req.valid('json'), asker);
    if (mediaType === JSON_OBJECT) return c.json(await asPack(frames), 200);
    if (mediaType === HTML) return c.html(printPack(await asPack(frames)), 200);
    return c.body(asLines(frames), 200, { 'Content-Type': LINES });
  });
}

function isAccepted(header: string | undefined): boolean {
  return (
    header === undefined ||
    /\*\/\*|application\/\*|text\/\*/u.test(header) ||
    PACK_MEDIA_TYPES.some((type) => header.includes(type))
  );
}

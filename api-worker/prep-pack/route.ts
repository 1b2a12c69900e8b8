import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Frame, Pack } from '../contract/frames.ts';
import { frame, pack } from '../contract/frames.ts';
import { packRequest } from '../contract/packs.ts';
import { AppError } from '../errors.ts';
import { createRoutes, jsonBody, problemAnswer } from '../http/open-api.ts';
import type { Printing } from '../print/print-pack.ts';
import { PRINT_POLICY } from '../print/style.ts';
import { asLines, asPack, PACK_MEDIA_TYPES } from './answer.ts';
import type { PreparePack } from './prepare-pack.ts';

export interface PackRoutesDependencies {
  preparePack: PreparePack;
  /** The print-ready page of a pack, less masked values and script-only parts. */
  printPack: (pack: Pack, printing: Printing) => string;
  /** What a page says about its own making is real time, whatever day the business stands at. */
  clock: Clock;
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
export function createPackRoutes({ preparePack, printPack, clock }: PackRoutesDependencies) {
  return createRoutes().openapi(route, async (c) => {
    const mediaType = mediaTypeOf(c);
    const left = new AbortController();
    const signal = AbortSignal.any([c.req.raw.signal, left.signal]);
    const asker = { rep: c.get('rep'), correlationId: c.get('requestId'), signal };
    const request = c.req.valid('json');
    const frames: AsyncGenerator<Frame> = await preparePack(request, asker);
    if (mediaType === JSON_OBJECT) return c.json(await asPack(frames), 200);
    if (mediaType === HTML) {
      const pack = await asPack(frames);
      const page = printPack(pack, { atMs: clock.nowMs(), conversationId: request.conversationId });
      return c.html(page, 200, { 'Content-Security-Policy': PRINT_POLICY });
    }
    return c.body(
      asLines(frames, () => left.abort()),
      200,
      { 'Content-Type': LINES },
    );
  });
}

/** JSON lines for whoever does not mind; a client that wants none of ours is told so before anything is looked up. */
function mediaTypeOf(c: Context): string {
  const minds = !/(^|,)\s*\*\/\*/u.test(c.req.header('accept') ?? '*/*');
  const mediaType = accepts(c, { header: 'Accept', supports: [...PACK_MEDIA_TYPES], default: minds ? '' : LINES });
  if (mediaType === '') throw new AppError('not_acceptable');
  return mediaType;
}

import type { Context } from 'hono';
import { ApiError } from './error-body.ts';
import type { AccessToken } from './sign-ins.ts';

export interface ApiEnvironment {
  Variables: { token: AccessToken; correlationId: string };
}

export type ApiContext = Context<ApiEnvironment>;

/** Reads a JSON body, or answers as Genesys does. */
export async function jsonBody(c: ApiContext): Promise<unknown> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) throw new ApiError('unsupported.media.type');
  try {
    return await c.req.json();
  } catch (cause) {
    throw Object.assign(new ApiError('bad.request'), { cause });
  }
}

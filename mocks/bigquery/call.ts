import type { Context } from 'hono';
import { invalid } from './api-error.ts';
import { DEFAULT_IDENTITY } from './grants.ts';

/** Who calls: the bearer token is the identity's name. */
export function identityOf(context: Context): string {
  const [, token] = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '') ?? [];
  return token ?? DEFAULT_IDENTITY;
}

export function subjectOf(context: Context): { readonly method: string; readonly path: string } {
  return { method: context.req.method, path: context.req.path };
}

/** A JSON object body; an empty one counts as {}. */
export async function jsonBody(context: Context): Promise<unknown> {
  const text = await context.req.text();
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch (cause) {
    const error = invalid('Invalid JSON payload received.');
    error.cause = cause;
    throw error;
  }
}

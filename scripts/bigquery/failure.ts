import { z } from 'zod';

const apiError = z.object({
  code: z.number(),
  message: z.string(),
  errors: z.array(z.object({ reason: z.string().optional(), message: z.string().optional() })).optional(),
});

/** Why a call failed, in one line an administrator can act on. */
export function reasonOf(error: unknown): string {
  const parsed = apiError.safeParse(error).data;
  if (parsed === undefined) return error instanceof Error ? `unreachable (${codeOf(error)})` : 'unreachable';
  const text = (parsed.errors?.[0]?.message ?? parsed.message).split('\n')[0] ?? '';
  if (parsed.code === 403) return `no permission (${text})`;
  if (parsed.code === 404) return `not there (${text})`;
  return `refused with ${parsed.code} (${text})`;
}

export const isNotFound = (error: unknown): boolean => apiError.safeParse(error).data?.code === 404;

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : error.message);

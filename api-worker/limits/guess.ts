import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { WorkerEnv } from '../http/worker-env.ts';

export interface Guess {
  about: 'conversation' | 'handle';
  /** Tells two guesses apart without keeping what was guessed. */
  mark: string;
  conversationId?: string;
}

const named = z.looseObject({ conversationId: z.string().optional() });

/** What a refused request tried: an id that is not in the rep's list, or a handle that opens for nobody or another rep. */
export async function guessOf(c: Context<WorkerEnv>): Promise<Guess | null> {
  const isHandle = c.error instanceof AppError ? c.error.code === 'handle_invalid' : c.get('hasTriedHandle');
  if (isHandle) return { about: 'handle', mark: markOf(await c.req.text()) };
  if (!(c.error instanceof AppError) || c.error.code !== 'not_found') return null;
  const { conversationId } = named.safeParse(await c.req.json().catch(() => null)).data ?? {};
  // A sound ticket of a conversation that has ended is no guess.
  if (conversationId === undefined) return null;
  const id = conversationId.toLowerCase();
  return { about: 'conversation', mark: markOf(id), conversationId: id };
}

const markOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

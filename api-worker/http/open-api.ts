import { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { problem } from '../contract/problems.ts';
import { AppError } from '../errors.ts';
import type { WorkerEnv } from './worker-env.ts';

/** A set of routes whose schemas both check the requests and make the documentation. */
export function createRoutes(): OpenAPIHono<WorkerEnv> {
  return new OpenAPIHono<WorkerEnv>({
    defaultHook: (result) => {
      if (!result.success) throw new AppError('malformed_request');
    },
  });
}

export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { body: { required: true, content: { 'application/json': { schema } } } };
}

/** For questions that need no words: nothing or `{}`, and no field more. */
export const emptyBody = { body: { required: false, content: { 'application/json': { schema: z.strictObject({}) } } } };

export function jsonAnswer<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } };
}

export const problemAnswer = {
  description: 'Problem details with a stable code',
  content: { 'application/problem+json': { schema: problem } },
};

import { z } from 'zod';

const latency = z.union([
  z.object({ fixedMs: z.number().nonnegative() }),
  z.object({
    logNormal: z.object({ medianMs: z.number().positive(), sigma: z.number().nonnegative(), seed: z.number().int() }),
  }),
]);

/** One planted fault: which calls it meets, how often, and what it does to them. */
export const faultSchema = z.strictObject({
  match: z
    .strictObject({
      labels: z.record(z.string(), z.string()).optional(),
      sql: z.string().optional(),
      method: z.string().optional(),
      path: z.string().optional(),
    })
    .default({}),
  times: z.number().int().positive().optional(),
  status: z
    .strictObject({
      code: z.number().int().min(400).max(599),
      reason: z.string().default('backendError'),
      message: z.string().default('Planted fault'),
      retryAfterS: z.number().int().optional(),
    })
    .optional(),
  hang: z.literal(true).optional(),
  reset: z.literal(true).optional(),
  nonJson: z.literal(true).optional(),
  latency: latency.optional(),
  jobIncomplete: z.union([z.number().int().positive(), z.literal('always')]).optional(),
  poisonRow: z
    .strictObject({
      row: z.number().int().default(0),
      column: z.string().optional(),
      value: z.string().default('not-a-value'),
    })
    .optional(),
  otherCustomer: z
    .strictObject({
      row: z.number().int().default(0),
      column: z.string().default('subject_customer_id'),
      value: z.string(),
    })
    .optional(),
  extraColumn: z.strictObject({ name: z.string(), value: z.string() }).optional(),
});

export type Fault = z.infer<typeof faultSchema>;
export type Latency = z.infer<typeof latency>;

import { z } from 'zod';

/** NUMERIC as the runner decodes it: a decimal string, so that no digit of money is lost. */
export const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/u);
/** INT64 that is known to be a small count. */
export const count = z
  .string()
  .regex(/^-?\d{1,15}$/u)
  .transform(Number);
/** `YYYY-MM-DD`. */
export const day = z.iso.date();
/** ISO instant in UTC. */
export const instant = z.iso.datetime();

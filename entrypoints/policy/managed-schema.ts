import { z } from 'zod';
import { managedPolicy } from './managed-policy.ts';

const property = z.object({ type: z.string(), title: z.string(), description: z.string() });

/** Chrome reads a small subset of JSON schema and rejects the file if it holds more. */
export function managedSchema() {
  const { properties } = z.toJSONSchema(managedPolicy);
  return { type: 'object', properties: z.record(z.string(), property).parse(properties) };
}

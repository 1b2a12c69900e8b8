import { z } from 'zod';
import { managedPolicy } from './managed-policy.ts';
import { SETTING_DESCRIPTIONS } from './setting-descriptions.ts';

const values = z.object({
  type: z.enum(['string', 'boolean', 'integer']),
  enum: z.array(z.string()).optional(),
  minimum: z.int().optional(),
  maximum: z.int().optional(),
});

/** One setting as Chrome's subset of JSON schema describes it: it rejects the whole file if it holds more. */
const property = z.union([
  values.extend({ title: z.string(), description: z.string() }),
  z.object({ type: z.literal('array'), items: values, title: z.string(), description: z.string() }),
]);
export type SettingSchema = z.infer<typeof property>;

/** The schema the browser checks a managed policy against. */
export function managedSchema(): { type: 'object'; properties: Record<string, SettingSchema> } {
  const { properties } = z.toJSONSchema(managedPolicy);
  const described = Object.entries(SETTING_DESCRIPTIONS).map(([name, description]) => {
    const schema = properties?.[name];
    return [name, typeof schema === 'object' ? { ...schema, description } : schema];
  });
  return { type: 'object', properties: z.record(z.string(), property).parse(Object.fromEntries(described)) };
}

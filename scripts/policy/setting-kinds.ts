import type { SettingSchema } from '../../entrypoints/policy/managed-schema.ts';
import { managedSchema } from '../../entrypoints/policy/managed-schema.ts';

/** A setting as administrators see it: what kind of value it takes. */
export type Setting = { name: string; title: string; description: string } & (
  | { kind: 'text' | 'boolean' }
  | { kind: 'integer'; minimum: number; maximum: number }
  | { kind: 'choice' | 'list'; choices: readonly string[] }
);

/** Every setting there is, in the order of the schema. */
export function allSettings(): Setting[] {
  return Object.entries(managedSchema().properties).map(([name, schema]) => {
    const { title, description } = schema;
    return { name, title, description, ...kindOf(name, schema) };
  });
}

function kindOf(name: string, schema: SettingSchema) {
  if (schema.type === 'array') return { kind: 'list', choices: schema.items.enum ?? [] } as const;
  if (schema.type === 'boolean') return { kind: 'boolean' } as const;
  if (schema.type === 'string') return textKind(schema.enum);
  const { minimum, maximum } = schema;
  if (minimum === undefined || maximum === undefined) throw new TypeError(`${name}: an integer needs both bounds`);
  return { kind: 'integer', minimum, maximum } as const;
}

function textKind(choices: string[] | undefined) {
  return choices === undefined ? ({ kind: 'text' } as const) : ({ kind: 'choice', choices } as const);
}

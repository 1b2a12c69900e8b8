import { z } from 'zod';
import { IDENTIFIER_TYPES } from '../customers/identifier-key.ts';

const names = z.array(z.string().min(1).max(100)).min(1);
const namesByType = z.partialRecord(z.enum(IDENTIFIER_TYPES), names);

/** Which participant attributes hold what; the names are the bank's own. */
export const attributeAliases = z.strictObject({
  customer: namesByType.default({ BCIN: ['bcin'], ACCOUNT: ['accountNumber'] }),
  caller: namesByType.default({ PCIN: ['pcin'] }),
  statement: names.default(['bcsStatement']),
  verificationWithdrawn: names.default(['bcsVerificationWithdrawn']),
});
export type AttributeAliases = z.infer<typeof attributeAliases>;

/** Web chat and the newer attribute scheme put a prefix before the flow author's name. */
const NAME_PREFIX = /^(context\.|conversationdetails\.participantdata\.)/u;
const VALUE_PREFIX = /^(identifier|number|string|text|integer):/iu;
const MAX_VALUE_CHARACTERS = 256;

export interface FoundAttribute {
  name: string;
  value: string;
}

/** The non-empty values of the attributes with one of these names; everything else is left unread. */
export function attributesNamed(attributes: Record<string, unknown>, aliases: readonly string[]): FoundAttribute[] {
  const wanted = new Set(aliases.map(plainName));
  return Object.entries(attributes).flatMap(([name, raw]) => {
    if (!wanted.has(plainName(name)) || typeof raw !== 'string') return [];
    const value = raw.trim().replace(VALUE_PREFIX, '').trim();
    return value === '' || value.length > MAX_VALUE_CHARACTERS ? [] : [{ name: plainName(name), value }];
  });
}

function plainName(name: string): string {
  return name.toLowerCase().replace(NAME_PREFIX, '');
}

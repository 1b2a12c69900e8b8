import type { Removal } from './removal.ts';
import { remove } from './removal.ts';

export const STATEMENT_DEFENCES = {
  'last-statement': [
    remove('customers/last-statement.ts', "return orderOf(check) === order ? [] : ['superseded'];", 'return [];'),
    remove(
      'customers/last-statement.ts',
      'check.isValid && orderOf(check) === order ? [check.statement] : []))',
      'check.isValid ? [check.statement] : [])).toSorted((one, other) => other.verifiedAt.localeCompare(one.verifiedAt))',
    ),
  ],
  'reveal-same-claims': [
    remove('reveals/reveal.ts', 'requireSameClaims(ticket, conversation);', 'void requireSameClaims;'),
  ],
} satisfies Record<string, readonly Removal[]>;

import { parsedPolicy } from './policy-copy.ts';
import type { Reading } from './policy-reader.ts';
import type { Known } from './verdict.ts';

export type Occasion = 'start' | 'change' | 'overdue';

/** What is known once the policy was asked for; the same object where that is nothing new. */
export function afterReading<Before extends Omit<Known, 'chosenHost'>>(
  known: Before,
  reading: Reading,
  occasion: Occasion,
): Before {
  switch (reading.state) {
    case 'superseded':
      return known;
    case 'unreadable':
      return known.isUnreadable || mayHaveNone(known, occasion) ? known : { ...known, isUnreadable: true };
    case 'said':
      return afterSaid(known, reading.said, occasion);
  }
}

/** At a start `{}` says that the policy is late; after a change, or a minute, that there is none. */
function afterSaid<Before extends Omit<Known, 'chosenHost'>>(known: Before, said: unknown, occasion: Occasion): Before {
  const policy = isFilled(said) ? parsedPolicy(said) : null;
  if (policy === null && occasion === 'start') return known;
  const isSame = JSON.stringify(policy) === JSON.stringify(known.policy);
  return isSame && !known.isUnreadable ? known : { ...known, policy, isUnreadable: false };
}

/** A browser without policies may be unable to say so; one that was told of a change has one. */
const mayHaveNone = ({ isAdministered, policy }: Omit<Known, 'chosenHost'>, occasion: Occasion): boolean =>
  !isAdministered && policy === null && occasion !== 'change';

function isFilled(said: unknown): boolean {
  return typeof said === 'object' && said !== null && Object.keys(said).length > 0;
}

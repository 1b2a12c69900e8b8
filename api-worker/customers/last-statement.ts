import type { ConversationFacts } from '../genesys/conversation-facts.ts';
import type { Statement, StatementCheck, Statements } from '../seals/seal.ts';

export interface LastStatement {
  /** What the call flow signed last; several only where one second and level named different things. */
  said: Statement[];
  /** Says which of two was signed later; 0 where none is sound. */
  order: number;
  /** Why the others do not count. */
  rejected: string[];
}

/**
 * Only what the call flow issued last counts: whoever may write attributes may put an older statement beside it, under
 * a name that is read as the same one.
 */
export async function lastStatement(
  statements: Statements,
  { conversationId, statements: given }: Pick<ConversationFacts, 'conversationId' | 'statements'>,
): Promise<LastStatement> {
  const checks = await Promise.all(given.map((each) => statements.check(conversationId, each)));
  const order = Math.max(0, ...checks.map((check) => (check.isValid ? orderOf(check) : 0)));
  return {
    said: checks.flatMap((check) => (check.isValid && orderOf(check) === order ? [check.statement] : [])),
    order,
    rejected: checks.flatMap((check) => {
      if (!check.isValid) return [check.reason];
      return orderOf(check) === order ? [] : ['superseded'];
    }),
  };
}

/** Each expires at the same distance from its issue; of one second the lower level is the later word. */
const orderOf = ({ expiresAtEpochS, statement }: Extract<StatementCheck, { isValid: true }>): number =>
  expiresAtEpochS + (statement.level === 'asserted' ? 0.5 : 0);

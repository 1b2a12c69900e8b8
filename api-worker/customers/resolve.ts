import type { RepAccess } from '../access/rep-access.ts';
import type { ConversationFacts } from '../genesys/conversation-facts.ts';
import type { Statement, Statements } from '../seals/seal.ts';
import type { RunOptions } from '../warehouse/query.ts';
import { customerClaims, disagreeing, isStrong, strongest } from './claims.ts';
import { IDENTIFIER_WORDS } from './identifier-words.ts';
import { lastStatement } from './last-statement.ts';
import type { LookUpDependencies, Named } from './look-up.ts';
import { lookUp } from './look-up.ts';
import type { Match, Resolution } from './resolution.ts';
import type { SubjectRecord } from './subject.ts';
import { readSubject } from './subject.ts';

export interface ResolveDependencies extends LookUpDependencies {
  statements: Statements;
}

export interface Resolved {
  resolution: Resolution;
  /** Why statements were not believed; for the audit. */
  rejectedStatements: string[];
  /** Whom the conversation's claims named beyond the rep's tiers, beside whatever is shown; for the audit. */
  hiddenCustomerIds: string[];
}

/** Who a conversation is about: a checked statement first, plain claims otherwise; claims never raise what is seen. */
export async function resolveConversation(
  dependencies: ResolveDependencies,
  conversation: ConversationFacts,
  access: RepAccess,
  today: string,
  options: RunOptions,
): Promise<Resolved> {
  const { said, rejected } = await lastStatement(dependencies.statements, conversation);
  const rejectedStatements = [...rejected, ...(conversation.undoes ? [conversation.undoes] : [])];
  const claims = customerClaims(conversation.claims);
  const statement = said[0];
  if (statement && said.some(({ customerId }) => customerId !== statement.customerId)) {
    const conflict: Resolution = { state: 'conflict', claims: [], isAgainstStatement: true };
    return { resolution: conflict, rejectedStatements, hiddenCustomerIds: [] };
  }
  if (!statement || conversation.isVerificationWithdrawn) {
    return { ...(await fromClaims(dependencies, claims, access, today, options)), rejectedStatements };
  }
  const [record, named] = await Promise.all([
    readSubject(dependencies.runQuery, { ...statement, access, today }, options),
    lookUp(
      dependencies,
      claims.filter(({ type }) => isStrong(type)),
      access,
      today,
      options,
    ),
  ]);
  const hiddenCustomerIds = hiddenOf(named);
  if (!record) {
    const hidden = [...new Set([statement.customerId, ...hiddenCustomerIds])];
    const resolution: Resolution = { state: 'unidentified', hiddenCustomerIds: [statement.customerId] };
    return { resolution, rejectedStatements, hiddenCustomerIds: hidden };
  }
  const against = named.filter((each) => contradicts(each, statement.customerId)).map(({ claim }) => claim);
  if (against.length > 0) {
    const conflict: Resolution = { state: 'conflict', claims: against, isAgainstStatement: true };
    return { resolution: conflict, rejectedStatements, hiddenCustomerIds };
  }
  return { resolution: signed(statement, record), rejectedStatements, hiddenCustomerIds };
}

const hiddenOf = (named: Named[]): string[] => [...new Set(named.flatMap((each) => each.hiddenCustomerIds))];

function signed(statement: Statement, record: SubjectRecord): Resolution {
  return {
    state: 'proven',
    level: statement.level,
    record,
    callerId: statement.callerId,
    match: { method: 'SIGNED', text: 'Signed in the call flow', strength: 'strong', isSigned: true },
    verification: { method: statement.method, verifiedAt: statement.verifiedAt },
  };
}

/** A person who acts for the signed customer does not contradict it. */
function contradicts(named: Named, customerId: string): boolean {
  const isAbout =
    named.namedCustomerId === customerId || named.parties.some((party) => party.customerId === customerId);
  return !isAbout && named.parties.length > 0;
}

async function fromClaims(
  dependencies: LookUpDependencies,
  claims: Parameters<typeof customerClaims>[0],
  access: RepAccess,
  today: string,
  options: RunOptions,
): Promise<Pick<Resolved, 'resolution' | 'hiddenCustomerIds'>> {
  const conflict = disagreeing(claims);
  if (conflict.length > 0)
    return { resolution: { state: 'conflict', claims: conflict, isAgainstStatement: false }, hiddenCustomerIds: [] };
  const all = await lookUp(dependencies, claims, access, today, options);
  const hiddenCustomerIds = hiddenOf(all);
  return { resolution: resolutionOf(all, hiddenCustomerIds), hiddenCustomerIds };
}

function resolutionOf(all: Named[], hiddenCustomerIds: string[]): Resolution {
  const named = strongest(all);
  const parties = [
    ...new Map(named.flatMap((each) => each.parties).map((party) => [party.customerId, party])).values(),
  ];
  const [claim, party] = [named[0]?.claim, parties[0]];
  if (!claim || !party) return { state: 'unidentified', hiddenCustomerIds };
  if (parties.length > 1) return { state: 'candidates', parties, claim };
  return { state: 'claimed', party, match: claimedMatch(claim) };
}

function claimedMatch({ type }: Named['claim']): Match {
  return {
    method: type,
    text: `${IDENTIFIER_WORDS[type]}, not signed`,
    strength: isStrong(type) ? 'strong' : 'weak',
    isSigned: false,
  };
}

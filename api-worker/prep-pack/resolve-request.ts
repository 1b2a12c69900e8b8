import { ownConversation, requireRole } from '../access/authorise.ts';
import type { PackRequest } from '../contract/packs.ts';
import type { Proven, Resolution } from '../customers/resolution.ts';
import type { ResolveDependencies } from '../customers/resolve.ts';
import { resolveConversation } from '../customers/resolve.ts';
import { readSubject } from '../customers/subject.ts';
import { AppError } from '../errors.ts';
import type { ConversationFacts, RepConversations } from '../genesys/conversation-facts.ts';
import type { WatchClaims } from '../limits/claim-watch.ts';
import type { WatchCustomers } from '../limits/customer-watch.ts';
import type { PinRules } from '../pins/grant.ts';
import type { Seals } from '../seals/seal.ts';
import type { RepSession } from '../sessions/rep-session.ts';
import type { RequireSignedIn } from '../sessions/require-signed-in.ts';
import type { WordRefusal } from '../verifications/reps-word.ts';
import { hearWord, raiseByWord } from '../verifications/reps-word.ts';
import type { RunOptions } from '../warehouse/query.ts';
import { claimsMark } from './claims-mark.ts';
import type { OpenedHandle } from './handle.ts';
import { openHandle } from './handle.ts';

export interface ResolveRequestDependencies extends ResolveDependencies {
  seals: Seals;
  conversations: RepConversations;
  requireSignedIn: RequireSignedIn;
  searchLevel: SearchLevel;
  pins: PinRules;
  watchClaims: WatchClaims;
  watchCustomers: WatchCustomers;
  /** The real clock: seals, words and pins know no rehearsal. */
  epochMs: () => number;
}

/** How much of a customer is shown whom a searcher opens: nobody is on the line to be verified. */
export type SearchLevel = 'asserted' | 'verified';

export interface RequestResolution {
  resolution: Resolution;
  /** Null when a pin was opened without a call. */
  conversationId: string | null;
  /** The rep's own part in it. */
  conversationState: ConversationFacts['state'] | null;
  claimsMark?: string;
  rejectedStatements: string[];
  /** Left out by access tier beside what is shown; for the audit. */
  hiddenCustomerIds?: string[];
  /** Why the rep's own word does not count; for the audit. */
  refusedWord?: WordRefusal;
}

/** Whom a request asks about. Authorisation is membership of the conversation in the rep's own active list, each time anew. */
export async function resolveRequest(
  dependencies: ResolveRequestDependencies,
  request: PackRequest,
  rep: RepSession,
  today: string,
  options: RunOptions,
): Promise<RequestResolution> {
  if (request.conversationId !== undefined) {
    const conversation = await ownConversation(dependencies.conversations, rep, request.conversationId, options.signal);
    dependencies.watchClaims(rep.access.repId, conversation);
    const { conversationId, state: conversationState } = conversation;
    const asked = { repId: rep.access.repId, conversationId };
    const of = { conversationId, conversationState, claimsMark: claimsMark(conversation) };
    const word = request.verification && (await hearWord(dependencies.seals, request.verification, asked));
    const resolved = await resolveConversation(dependencies, conversation, rep.access, today, options);
    if (!word) return { ...resolved, ...of };
    const { resolution, refused } = raiseByWord(resolved.resolution, word);
    return { ...resolved, ...of, resolution, refusedWord: refused };
  }
  const handle = await openHandle(dependencies, request.handle ?? '', rep.access.repId);
  const conversation = await authoriseHandle(dependencies, handle, request, rep, options.signal);
  const { searchLevel } = dependencies;
  const asked = { customerId: handle.customerId, callerId: null, access: rep.access, today };
  const record = await readSubject(dependencies.runQuery, asked, options);
  const resolution = record ? resolutionOf(handle, record, searchLevel) : unidentified(handle.customerId);
  const conversationId = conversation?.conversationId ?? null;
  const of = {
    conversationId,
    conversationState: null,
    ...(conversation ? { claimsMark: claimsMark(conversation) } : {}),
  };
  return { ...of, resolution, rejectedStatements: [] };
}

async function authoriseHandle(
  { conversations, requireSignedIn, watchCustomers }: ResolveRequestDependencies,
  handle: OpenedHandle,
  request: PackRequest,
  rep: RepSession,
  signal: AbortSignal,
): Promise<ConversationFacts | null> {
  if (handle.kind === 'candidate') return await ownConversation(conversations, rep, handle.conversationId, signal);
  if (request.reason === undefined) throw new AppError('malformed_request');
  if (handle.kind === 'search') requireRole(rep.access, 'searcher');
  watchCustomers(rep.access.repId, 'opened', handle.customerId);
  await requireSignedIn(rep, signal);
  return null;
}

function resolutionOf(handle: OpenedHandle, record: Proven['record'], searchLevel: SearchLevel): Resolution {
  if (handle.kind === 'candidate') {
    const match = {
      method: 'CHOSEN',
      text: 'Chosen among candidates, not signed',
      strength: 'weak',
      isSigned: false,
    } as const;
    return { state: 'claimed', party: record.party, match };
  }
  if (handle.kind === 'search') {
    const match = {
      method: 'SEARCH',
      text: 'Found by search, opened without a call',
      strength: 'strong',
      isSigned: false,
    } as const;
    return { state: 'proven', level: searchLevel, record, match };
  }
  const match = {
    method: 'PIN',
    text: 'Opened from your pins, without a call',
    strength: 'strong',
    isSigned: true,
  } as const;
  return { state: 'proven', level: handle.level, record, match };
}

const unidentified = (customerId: string): Resolution => ({ state: 'unidentified', hiddenCustomerIds: [customerId] });

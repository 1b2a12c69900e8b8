import { randomBytes, randomUUID } from 'node:crypto';
import type { AuditEvent } from '../../api-worker/audit/audit-event.ts';
import type { Frame } from '../../api-worker/contract/frames.ts';
import { frame as frameSchema } from '../../api-worker/contract/frames.ts';
import type { PackRequest } from '../../api-worker/contract/packs.ts';
import { SECTION_IDS } from '../../api-worker/contract/sections.ts';
import { DEFAULT_LEVELS } from '../../api-worker/customers/levels.ts';
import { AppError } from '../../api-worker/errors.ts';
import { offerNone } from '../../api-worker/feedback/offer-feedback.ts';
import type { ConversationFacts } from '../../api-worker/genesys/conversation-facts.ts';
import { LivePacks } from '../../api-worker/prep-pack/live-packs.ts';
import type { PreparePackDependencies } from '../../api-worker/prep-pack/prepare-pack.ts';
import { createPreparePack } from '../../api-worker/prep-pack/prepare-pack.ts';
import { NOTHING_READ } from '../../api-worker/prep-pack/reference.ts';
import { createSeals } from '../../api-worker/seals/create-seals.ts';
import { createStatements } from '../../api-worker/seals/create-statements.ts';
import type { KeyRing } from '../../api-worker/seals/key-ring.ts';
import type { Statement } from '../../api-worker/seals/seal.ts';
import type { RepSession } from '../../api-worker/sessions/rep-session.ts';
import type { RunQuery } from '../../api-worker/warehouse/query.ts';
import type { Party } from '../customers/warehouse-of.ts';
import { SECRET, warehouseOf } from '../customers/warehouse-of.ts';
import { sectionOf, tellingInsights } from './fixtures.ts';

export const AS_OF = '2026-11-18T10:45:00Z';
const epochMs = Date.parse(AS_OF);
const ring = (kid: string): KeyRing => [{ kid, secret: randomBytes(32) }];

export const A: Party = { id: 'A', identifiers: [['BCIN', 'B-1']] };
const B: Party = { id: 'B', identifiers: [['BCIN', 'B-2']] };
const RESTRICTED: Party = { id: 'R', identifiers: [['BCIN', 'B-9']], tier: 'RESTRICTED' };

export const QUERIED = SECTION_IDS.filter((id) => id !== 'insights');

export const repOf = (repId: string): RepSession => ({
  sessionId: `session of ${repId}`,
  name: 'Rep',
  access: { repId, roles: ['rep'], tiers: ['STANDARD'] },
  genesysToken: 'token',
  expiresAtEpochS: epochMs / 1000 + 900,
  genesysExpiresAtEpochS: null,
  keyThumbprint: 'thumbprint',
});
export const REP = repOf('rep-1');

/** How a section's query answers; it gets the runner's options. Without one it answers one row at once. */
type Answers = Record<string, (options: Parameters<RunQuery>[2]) => Promise<unknown>>;

interface Given {
  parties?: Party[];
  answers?: Answers;
  change?: Partial<PreparePackDependencies>;
}

/** A worker's packs without Genesys and without a warehouse: real seals, statements and rules, made-up answers. */
export function openDesk({ parties = [A, B, RESTRICTED], answers = {}, change = {} }: Given = {}) {
  const clock = { nowMs: () => epochMs };
  const seals = createSeals({ keys: { general: ring('s'), pins: ring('p') }, clock });
  const statements = createStatements({ keys: ring('flow'), clock });
  const identities = warehouseOf(parties);
  const conversations = new Map<string, ConversationFacts[]>();
  const queries: string[] = [];
  const audit: AuditEvent[] = [];
  const livePacks = new LivePacks();
  const dependencies: PreparePackDependencies = {
    runQuery: async (query, parameters, options) => {
      queries.push(query.name);
      options.signal.throwIfAborted();
      await answers[query.name]?.(options);
      if (query.keyedBy === 'keyed-otherwise' || query.name === 'subject') {
        return await identities(query, parameters, options);
      }
      return [query.row.parse({ subject_customer_id: parameters.customer_id?.value })];
    },
    identifierSecret: SECRET,
    ...{ seals, statements, livePacks },
    conversations: { active: async ({ access }) => conversations.get(access.repId) ?? [] },
    audit: async (event) => {
      audit.push(event);
    },
    requireSignedIn: async () => undefined,
    searchLevel: 'verified',
    pins: { isEnabled: true, days: 90 },
    watchClaims: () => undefined,
    watchCustomers: () => undefined,
    levels: DEFAULT_LEVELS,
    howToVerify: ['Ask for the registered name.'],
    businessClock: { asOf: () => AS_OF, banner: undefined },
    policyVersion: 'v1',
    places: SECTION_IDS.map((id) => ({ id, title: id, reservedRows: 1 })),
    epochMs: clock.nowMs,
    nowMs: () => performance.now(),
    sections: QUERIED.map(sectionOf),
    readReference: async () => NOTHING_READ,
    insights: tellingInsights,
    onFailure: () => undefined,
    offerFeedback: offerNone,
    ...change,
  };
  const preparePack = createPreparePack(dependencies);
  return {
    ...{ dependencies, preparePack, seals, queries, audit, livePacks },
    sectionQueries: () => queries.filter((name) => name !== 'subject' && name !== 'customers-by-identifier'),
    /** Puts a conversation into a rep's active list, in place of an earlier one of the same id. */
    ring: (facts: Partial<ConversationFacts> = {}, rep = REP): string => {
      const conversation = conversationOf(facts);
      const others = (conversations.get(rep.access.repId) ?? []).filter(
        ({ conversationId }) => conversationId !== conversation.conversationId,
      );
      conversations.set(rep.access.repId, [...others, conversation]);
      return conversation.conversationId;
    },
    sign: async (conversationId: string, statement: Partial<Statement> = {}): Promise<string> =>
      (await statements.issue(conversationId, { ...VERIFIED, ...statement })).statement,
    /** A conversation whose call flow has signed a statement. */
    ringSigned: async function ringSigned(statement: Partial<Statement> = {}, rep = REP): Promise<string> {
      const conversationId = randomUUID();
      return this.ring({ conversationId, statements: [await this.sign(conversationId, statement)] }, rep);
    },
    /** Every frame of a pack, each held against the contract. */
    pack: async (request: PackRequest, rep = REP): Promise<Frame[]> => {
      const asker = { rep, correlationId: randomUUID(), signal: new AbortController().signal };
      return await framesOf(await preparePack(request, asker));
    },
  };
}

const VERIFIED: Statement = {
  customerId: 'A',
  callerId: null,
  level: 'verified',
  method: 'IVR_PIN',
  verifiedAt: '2026-11-18T10:42:00Z',
};

export const claimOf = (value: string): ConversationFacts['claims'][number] => ({
  type: 'BCIN',
  value,
  of: 'customer',
  from: 'BCIN attribute',
});

function conversationOf(facts: Partial<ConversationFacts>): ConversationFacts {
  return {
    conversationId: randomUUID(),
    media: 'call',
    direction: 'inbound',
    state: 'connected',
    startedAt: AS_OF,
    claims: [],
    statements: [],
    isVerificationWithdrawn: false,
    ...facts,
  };
}

async function framesOf(stream: AsyncGenerator<Frame>): Promise<Frame[]> {
  const frames: Frame[] = [];
  for await (const each of stream) frames.push(frameSchema.parse(each));
  return frames;
}

export function identityOf(frames: Frame[]) {
  const [first] = frames;
  if (first?.type !== 'identity') throw new RangeError('a pack begins with its identity');
  return first;
}

export const sectionsOf = (frames: Frame[]) => frames.filter((each) => each.type === 'section');

/** The code a request was refused with. */
export const refusalOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'answered',
    (error: unknown) => (error instanceof AppError ? error.code : `not an AppError: ${error}`),
  );

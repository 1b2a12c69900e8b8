import type { ZodType, z } from 'zod';
import type { Channel, Conversation } from '../../../api-worker/contract/conversations.ts';
import { channel, conversations } from '../../../api-worker/contract/conversations.ts';
import type { Verdict } from '../../../api-worker/contract/feedback.ts';
import type { Openings, OpeningsRequest } from '../../../api-worker/contract/openings.ts';
import { openings } from '../../../api-worker/contract/openings.ts';
import { ticketRenewal } from '../../../api-worker/contract/packs.ts';
import type { Pin } from '../../../api-worker/contract/pins.ts';
import { pin, pins } from '../../../api-worker/contract/pins.ts';
import type { Revealed } from '../../../api-worker/contract/reveals.ts';
import { revealed } from '../../../api-worker/contract/reveals.ts';
import type { SearchAnswer, SearchRequest } from '../../../api-worker/contract/search.ts';
import { searchAnswer } from '../../../api-worker/contract/search.ts';
import type { Verification, VerificationMethod } from '../../../api-worker/contract/verifications.ts';
import { verification } from '../../../api-worker/contract/verifications.ts';
import type { PackAsk } from '../packs/pack-record.ts';
import type { Credentials, SessionKeeper } from '../session/session-keeper.ts';
import { proofHeaders } from '../session/session-requests.ts';
import type { Http } from './http.ts';
import { readJson } from './http.ts';
import { isSignInRefusal, ProblemError } from './problem-error.ts';

export type TicketRenewal = z.infer<typeof ticketRenewal>;
export type PackStreamBody = ReadableStream<Uint8Array>;

/** What a signed-in panel asks of the worker. */
export type WorkerApi = {
  listConversations: () => Promise<Conversation[]>;
  openChannel: () => Promise<Channel>;
  requestPack: (request: PackAsk, signal: AbortSignal) => Promise<PackStreamBody>;
  renewTicket: (ticket: string) => Promise<TicketRenewal>;
  verifyCaller: (ticket: string, method: VerificationMethod) => Promise<Verification>;
  revealField: (reveal: string, ticket: string) => Promise<Revealed>;
  giveFeedback: (handle: string, verdict: Verdict) => Promise<void>;
  search: (request: SearchRequest) => Promise<SearchAnswer>;
  listOpenings: (request: OpeningsRequest) => Promise<Openings>;
  createPin: (ticket: string) => Promise<Pin>;
  removePin: (grant: string) => Promise<void>;
  readPins: (grants: string[]) => Promise<Pin[]>;
};

export type WorkerApiDependencies = {
  origin: string;
  http: Http;
  keeper: Pick<SessionKeeper, 'current' | 'replace'>;
  /** With the reason where the bank refuses this user. */
  onSignedOut: (refusal?: string) => void;
  /** Of this browser, so that the worker can name the zone of a time the rep's own clock does not show. */
  timeZone?: string;
  /** Random, of this document: another panel of the same rep does not end this one's packs. */
  panelId?: string;
};

/** What the screen promises, whatever a worker says. */
const MAX_SHOWN_S = 30;

type Call = { path: string; body?: unknown; isStream?: boolean; signal?: AbortSignal };

export function createWorkerApi(dependencies: WorkerApiDependencies): WorkerApi {
  const send = createSend(dependencies);
  const ask = async <Answer>(path: string, body: unknown, schema: ZodType<Answer>) =>
    readJson(await send({ path, body }), schema);
  return {
    listConversations: async () => (await ask('/v1/conversations', {}, conversations)).conversations,
    openChannel: () => ask('/v1/channel', {}, channel),
    requestPack: async (request, signal) => {
      const { timeZone, panelId } = dependencies;
      const body = { ...request, timeZone, panelId };
      const response = await send({ path: '/v1/packs', body, isStream: true, signal });
      return response.body ?? new ReadableStream({ start: (controller) => controller.close() });
    },
    renewTicket: (ticket) => ask('/v1/tickets/renewal', { ticket }, ticketRenewal),
    verifyCaller: (ticket, method) => ask('/v1/verifications', { ticket, method }, verification),
    revealField: async (reveal, ticket) => {
      const shown = await ask('/v1/reveals', { reveal, ticket }, revealed);
      return { ...shown, hideAfterS: Math.min(shown.hideAfterS, MAX_SHOWN_S) };
    },
    giveFeedback: async (handle, verdict) => {
      await send({ path: '/v1/feedback', body: { handle, ...verdict } });
    },
    search: (request) => ask('/v1/search', request, searchAnswer),
    listOpenings: (request) => ask('/v1/openings', request, openings),
    createPin: (ticket) => ask('/v1/pins', { ticket }, pin),
    removePin: async (grant) => {
      await send({ path: '/v1/pins/removal', body: { grant } });
    },
    readPins: async (grants) => (await ask('/v1/pins/list', { grants }, pins)).pins,
  };
}

/** A 401 costs one new session, made without a window; a second one in a row means the rep has to click. */
function createSend({ origin, http, keeper, onSignedOut }: WorkerApiDependencies) {
  const attempt = async (call: Call, { held, pair }: Credentials): Promise<Response | null> => {
    try {
      const headers = await proofHeaders(origin, call.path, pair, held.session);
      return await http({ ...call, method: 'POST', headers });
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) return null;
      throw error;
    }
  };
  const refuse = (): never => {
    onSignedOut();
    throw new ProblemError('session_required', { status: 401 });
  };

  const sessionBy = async (way: Promise<Credentials | null>): Promise<Credentials> => {
    try {
      return (await way) ?? refuse();
    } catch (error) {
      if (isSignInRefusal(error)) onSignedOut(error.code);
      throw error;
    }
  };

  return async (call: Call): Promise<Response> => {
    const credentials = await sessionBy(keeper.current());
    const first = await attempt(call, credentials);
    if (first !== null) return first;
    const next = await sessionBy(keeper.replace(credentials.held.session));
    return (await attempt(call, next)) ?? refuse();
  };
}

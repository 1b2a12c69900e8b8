/** What belongs to one rep and is tried by everybody else. */
export interface Borrowed {
  conversationId: string;
  ticket: string;
  /** Of a pack whose caller the owner may vouch for. */
  assertedTicket: string;
  grant: string;
  reveal: string;
  insight: string;
}

/** Who asks; the last three are signed in. The supervisor here also searches and reveals; the owner is a plain rep. */
type Actor =
  | 'nobody'
  | 'forged'
  | 'expired'
  | 'otherBank'
  | 'withoutProof'
  | 'otherOrigin'
  | 'callFlow'
  | 'otherRep'
  | 'supervisor'
  | 'owner';

/** Status each actor gets from an operation that is asked for what belongs to the owner. */
interface Row {
  body: (borrowed: Borrowed) => unknown;
  expected: Record<Actor, number>;
}

const empty = () => ({});
const needsSession = {
  nobody: 401,
  forged: 401,
  expired: 401,
  otherBank: 401,
  withoutProof: 401,
  otherOrigin: 403,
  callFlow: 403,
};
/** Whoever is signed in, whatever their role. */
const everyRep = (status: number, owner = status) => ({
  ...needsSession,
  otherRep: status,
  supervisor: status,
  owner,
});
const open = {
  nobody: 200,
  forged: 200,
  expired: 200,
  otherBank: 200,
  withoutProof: 200,
  otherOrigin: 200,
  callFlow: 200,
  otherRep: 200,
  supervisor: 200,
  owner: 200,
};

/** Actor × operation × outcome. An operation without a row fails the suite. */
export const MATRIX: Record<string, Row> = {
  'GET /v1/configuration': { body: empty, expected: open },
  'GET /widget': { body: empty, expected: open },
  'GET /widget.css': { body: empty, expected: open },
  'GET /widget.js': { body: empty, expected: open },
  'GET /health': { body: empty, expected: open },
  'GET /ready': { body: empty, expected: open },
  'POST /v1/session': {
    body: () => ({ code: 'stolen', codeVerifier: 'v'.repeat(43), redirectUri: 'https://evil.example/' }),
    // Of everybody with a proof: the redirect is not the registered one, so the code is not even tried.
    expected: { ...everyRep(400), forged: 400 },
  },
  'POST /v1/session/renewal': { body: empty, expected: everyRep(200) },
  'POST /v1/conversations': { body: empty, expected: everyRep(200) },
  'POST /v1/channel': { body: empty, expected: everyRep(200) },
  'POST /v1/packs': {
    body: ({ conversationId }) => ({ conversationId }),
    expected: everyRep(404, 200),
  },
  'POST /v1/tickets/renewal': { body: ({ ticket }) => ({ ticket }), expected: everyRep(400, 200) },
  'POST /v1/pins': { body: ({ ticket }) => ({ ticket }), expected: everyRep(400, 200) },
  'POST /v1/pins/removal': { body: ({ grant }) => ({ grant }), expected: everyRep(400, 204) },
  'POST /v1/pins/list': { body: ({ grant }) => ({ grants: [grant] }), expected: everyRep(200) },
  'POST /v1/verifications': {
    body: ({ assertedTicket: ticket }) => ({ ticket, method: 'security-questions' }),
    expected: everyRep(400, 200),
  },
  'POST /v1/search': {
    body: () => ({ text: 'Northgate Builders', reason: 'follow-up' }),
    expected: { ...needsSession, otherRep: 403, supervisor: 200, owner: 403 },
  },
  'POST /v1/openings': { body: empty, expected: { ...needsSession, otherRep: 403, supervisor: 200, owner: 403 } },
  'POST /v1/reveals': {
    body: ({ reveal, ticket }) => ({ reveal, ticket }),
    expected: { ...needsSession, otherRep: 403, supervisor: 400, owner: 403 },
  },
  'POST /v1/feedback': {
    body: ({ insight }) => ({ handle: insight, verdict: 'useful' }),
    expected: everyRep(400, 204),
  },
  'POST /v1/statements': {
    body: ({ conversationId }) => ({
      conversationId,
      customer: { type: 'BCIN', value: 'GBB4100021' },
      level: 'verified',
      method: 'IVR_PIN',
    }),
    expected: {
      nobody: 403,
      forged: 403,
      expired: 403,
      otherBank: 403,
      withoutProof: 403,
      otherOrigin: 403,
      callFlow: 200,
      otherRep: 403,
      supervisor: 403,
      owner: 403,
    },
  },
  // Last: it ends the askers' own sessions, which is their right.
  'POST /v1/session/end': { body: empty, expected: everyRep(204) },
};

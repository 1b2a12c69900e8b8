/** Status each actor gets from an operation that is asked for what belongs to another rep. */
interface Row {
  body: (borrowed: { conversationId: string; ticket: string; grant: string }) => unknown;
  expected: Record<'nobody' | 'forged' | 'expired' | 'withoutProof' | 'otherOrigin' | 'callFlow' | 'otherRep', number>;
}

const empty = () => ({});
const needsSession = { nobody: 401, forged: 401, expired: 401, withoutProof: 401, otherOrigin: 403, callFlow: 403 };
const open = {
  nobody: 200,
  forged: 200,
  expired: 200,
  withoutProof: 200,
  otherOrigin: 200,
  callFlow: 200,
  otherRep: 200,
};

/** Actor × operation × outcome. A documented operation without a row fails the suite. */
export const MATRIX: Record<string, Row> = {
  'GET /v1/configuration': { body: empty, expected: open },
  'GET /widget': { body: empty, expected: open },
  'GET /widget.js': { body: empty, expected: open },
  'GET /health': { body: empty, expected: open },
  'GET /ready': { body: empty, expected: open },
  'POST /v1/session': {
    body: () => ({ code: 'stolen', codeVerifier: 'v'.repeat(43), redirectUri: 'https://evil.example/' }),
    expected: { ...needsSession, forged: 401, expired: 401, otherRep: 401 },
  },
  'POST /v1/session/renewal': { body: empty, expected: { ...needsSession, otherRep: 200 } },
  'POST /v1/conversations': { body: empty, expected: { ...needsSession, otherRep: 200 } },
  'POST /v1/channel': { body: empty, expected: { ...needsSession, otherRep: 200 } },
  'POST /v1/packs': {
    body: ({ conversationId }) => ({ conversationId }),
    expected: { ...needsSession, otherRep: 404 },
  },
  'POST /v1/tickets/renewal': { body: ({ ticket }) => ({ ticket }), expected: { ...needsSession, otherRep: 400 } },
  'POST /v1/pins': { body: ({ ticket }) => ({ ticket }), expected: { ...needsSession, otherRep: 400 } },
  'POST /v1/pins/removal': { body: ({ grant }) => ({ grant }), expected: { ...needsSession, otherRep: 400 } },
  'POST /v1/pins/list': { body: ({ grant }) => ({ grants: [grant] }), expected: { ...needsSession, otherRep: 200 } },
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
      withoutProof: 403,
      otherOrigin: 403,
      callFlow: 200,
      otherRep: 403,
    },
  },
  // Last: it ends the other rep's own session, which is their right.
  'POST /v1/session/end': { body: empty, expected: { ...needsSession, otherRep: 204 } },
};

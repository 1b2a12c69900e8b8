/** A part of the trust boundary: the code that is mutated and the tests that must notice. */
export interface Area {
  files: string[];
  tests: string[];
}

/** What decides who may see whose data. Limits are left out: they decide how often somebody may ask, not what is shown. */
export const AREAS: Record<string, Area> = {
  seals: {
    files: ['api-worker/seals/*.ts'],
    tests: ['tests/seals/*.test.ts'],
  },
  sessions: {
    files: ['api-worker/sessions/*.ts', '!api-worker/sessions/{route,require-signed-in}.ts'],
    tests: ['tests/sessions/{access-of,require-session,sealed-sessions,sign-ins}.test.ts'],
  },
  access: {
    files: ['api-worker/access/authorise.ts', 'api-worker/sessions/require-signed-in.ts'],
    tests: [
      'tests/sessions/require-signed-in.test.ts',
      'tests/http/ticket-routes.test.ts',
      'tests/search/search-rules.test.ts',
      'tests/prep-pack/{leaving,opening,refused-openings}.test.ts',
    ],
  },
  'session-routes': {
    files: ['api-worker/sessions/route.ts'],
    tests: ['tests/sessions/sign-in.test.ts'],
  },
  customers: {
    files: ['api-worker/customers/*.ts', '!api-worker/customers/{mask,identifier-words}.ts'],
    tests: ['tests/customers/*.test.ts'],
  },
  conversations: {
    files: ['api-worker/genesys/{participation,active-conversations,customer-claims,attribute-aliases}.ts'],
    tests: ['tests/genesys-client/{active-conversations,customer-claims,claimed-addresses,participation}.test.ts'],
  },
  packs: {
    files: ['api-worker/prep-pack/{resolve-request,ticket,handle,open-pack,customer-mark,live-packs}.ts'],
    tests: [
      'tests/prep-pack/{asker-left,handles,held-fields,leaving,levels,opening,refused-openings,ticket-rules,tickets}.test.ts',
      'tests/search/opened-hits.test.ts',
      'tests/verifications/reps-word.test.ts',
    ],
  },
  verifications: {
    files: ['api-worker/verifications/{reps-word,verify}.ts'],
    tests: ['tests/verifications/{reps-word,word-rules}.test.ts'],
  },
  reveals: {
    files: ['api-worker/reveals/reveal.ts'],
    tests: ['tests/reveals/reveal-rules.test.ts'],
  },
  search: {
    files: ['api-worker/search/{openings,search,search-handle}.ts'],
    tests: ['tests/search/{opening-rules,search-audit,search-rules}.test.ts'],
  },
  pins: {
    files: ['api-worker/pins/*.ts', 'api-worker/routes/tickets.ts'],
    tests: ['tests/pins/*.test.ts', 'tests/http/ticket-routes.test.ts'],
  },
  doors: {
    files: ['api-worker/http/front-door.ts', 'api-worker/routes/statements.ts'],
    tests: ['tests/http/{front-door,statement-audit,statement-rules}.test.ts'],
  },
  masking: {
    files: [
      'api-worker/customers/mask.ts',
      'api-worker/reveals/reveal-handle.ts',
      'api-worker/print/{block,events,metrics,notices,tree,value}.ts',
    ],
    tests: ['tests/customers/mask.test.ts', 'tests/reveals/reveal-handle.test.ts', 'tests/print/*.test.ts'],
  },
  stream: {
    files: ['entrypoints/sidepanel/packs/{parse-frame,read-lines,stream-pack}.ts', 'api-worker/contract/frames.ts'],
    tests: ['tests/entrypoints/{pack-stream,stream-frames,stream-lines,stream-order}.test.ts'],
  },
  screen: {
    files: ['entrypoints/sidepanel/packs/{run-pack,pack-record,pack-view}.ts'],
    tests: ['tests/entrypoints/{pack-record,pack-run,pack-view,packs}.test.ts'],
  },
  runs: {
    files: ['entrypoints/sidepanel/packs/create-runs.ts'],
    tests: ['tests/entrypoints/{doubted-pack,half-answered,pack-requests,pack-switch,packs}.test.ts'],
  },
  'one-rep': {
    files: ['entrypoints/sidepanel/session/for-one-rep.ts'],
    tests: ['tests/entrypoints/change-of-rep.test.ts'],
  },
};

/** A mutant that changes nothing anybody could notice. */
export interface Equivalent {
  file: string;
  /** The mutated text as it stands in the file, up to the end of its line. */
  original: string;
  replacement: string;
  reason: string;
  /** The whole line it begins on, where the text alone stands for several. */
  source?: string;
}

type Row = [original: string, replacement: string, reason: string, source?: string];

const listed = (file: string, rows: Row[]): Equivalent[] =>
  rows.map(([original, replacement, reason, source]) => ({ file, original, replacement, reason, source }));

const NO_KEY = 'jose refuses a missing key as well, and the answer is the same refusal';
const NARROWS = 'only tells the type checker what the line before has made sure of';

const ONLY_KEY = 'only key and tiers reach the query; the call flow has no rep whose words could be read';
const ONLY_NAMED = 'a ticket is sealed only where a customer is named, and its label is read nowhere else';
const LABEL_OF =
  "const labelOf = (identity: Identity): string => (identity.state === 'identified' ? identity.customer.name : '');";
const ONE_CASE = 'values are only compared with each other';
const ALL_GONE = 'every blank goes, one by one or several at once';
const NO_DIGIT = 'what is no digit goes in the next step';

/** Survivors somebody has looked at; one that is noticed after all must be taken off. */
export const EQUIVALENTS: Equivalent[] = [
  ...listed('api-worker/seals/create-proofs.ts', [
    ['{ kty: z.string() }', '{}', 'EmbeddedJWK has imported the key by then, so it has a kty'],
    [
      'request.session === undefined',
      'request.session !== undefined',
      'the two memories are alike and stay apart, whichever is whose',
    ],
  ]),
  ...listed('api-worker/seals/create-seals.ts', [
    ["['exp', 'iat', 'jti']", '[]', 'the shape of the payload asks for the same three'],
  ]),
  ...listed('api-worker/seals/create-statements.ts', [
    ['!secret', 'false', NO_KEY],
    ["throw new errors.JWSInvalid('unknown key id');", ';', NO_KEY],
  ]),
  ...listed('api-worker/sessions/access-of.ts', [['[]', '["Stryker was here"]', NARROWS]]),
  ...listed('api-worker/sessions/require-session.ts', [
    ['[]', '["Stryker was here"]', 'the first place is the whole match, which is not read'],
    ['!sealed', 'false', 'no session opens as none: the same session_invalid'],
  ]),
  ...listed('api-worker/sessions/sealed-sessions.ts', [
    ['true', 'false', 'an ending is remembered by its key; the value is never read'],
  ]),
  ...listed('api-worker/customers/look-up.ts', [
    ["''", '"Stryker was here!"', NARROWS],
    ["'customer'", '""', ONLY_KEY],
    ["'call flow'", '""', ONLY_KEY],
    ["'call-flow'", '""', ONLY_KEY],
    ['[]', '["Stryker was here"]', ONLY_KEY, "const nobody: RepAccess = { repId: 'call-flow', roles: [], tiers: [] };"],
  ]),
  ...listed('api-worker/customers/claims.ts', [
    ["value.replace(/\\s+/gu, '').toUpperCase()", "value.replace(/\\s+/gu, '').toLowerCase()", ONE_CASE],
    ['/\\s+/gu', '/\\s/gu', ALL_GONE],
  ]),
  ...listed('api-worker/customers/identifier-key.ts', [
    ['/\\s+/gu', '/\\s/gu', ALL_GONE],
    ['/^tel:/iu', '/tel:/iu', NO_DIGIT],
    ["''", '"Stryker was here!"', NO_DIGIT, ".replace(/^tel:/iu, '')"],
    ["''", '"Stryker was here!"', NO_DIGIT, ".replace(/^(\\+|00)/u, '')"],
  ]),
  ...listed('api-worker/customers/identity.ts', [
    ['verification?.by', 'verification.by', NARROWS],
    ['record?.subject', 'record.subject', 'only a claim is without a record, and its name is never shown in full'],
  ]),
  ...listed('api-worker/customers/resolve.ts', [['!claim || !party', '!claim && !party', NARROWS]]),
  ...listed('api-worker/customers/subject.ts', [['first?.caller_id', 'first.caller_id', NARROWS]]),
  ...listed('api-worker/prep-pack/live-packs.ts', [
    ['{ once: true }', '{}', 'a signal aborts once'],
    ['true', 'false', 'a signal aborts once', "else signal.addEventListener('abort', end, { once: true });"],
    [
      'this.#running.delete(key);',
      ';',
      'its own abort, in the next line, takes it off as well',
      'this.#running.delete(key);',
    ],
  ]),
  ...listed('api-worker/prep-pack/open-pack.ts', [
    [
      "''",
      '"Stryker was here!"',
      'candidates come from a conversation alone',
      "sealCandidate(seals, { repId: rep.access.repId, conversationId: conversationId ?? '', customerId }),",
    ],
    ["''", '"Stryker was here!"', ONLY_NAMED, LABEL_OF],
    ["identity.state === 'identified'", 'true', ONLY_NAMED, LABEL_OF],
  ]),
  ...listed('api-worker/prep-pack/resolve-request.ts', [
    ["''", '"Stryker was here!"', 'no more a handle than nothing is'],
  ]),
  ...listed('api-worker/prep-pack/ticket.ts', [
    ['wordEndsAtEpochS === undefined', 'false', 'an end that is undefined is not written into a seal'],
  ]),
  ...listed('api-worker/routes/statements.ts', [
    ["''", '"Stryker was here!"', 'no more a credential than nothing is'],
    ['[]', '["Stryker was here"]', 'the first place is the whole match, which is not read'],
    ['given === undefined', 'false', 'the empty text is no credential: the settings refuse short ones'],
  ]),
  ...listed('api-worker/search/search.ts', [
    [
      "''",
      '"Stryker was here!"',
      'the contract demands a text where there is no identifier',
      "const nameBeginning = nameKey(request.text ?? '');",
    ],
    ["'customer'", '""', 'only the resolution of conversations tells customer and caller apart'],
    ["'search'", '""', 'where a claim came from is worded for conflicts only, and a search has none'],
  ]),
  ...listed('entrypoints/sidepanel/packs/parse-frame.ts', [
    ["'all'", '""', 'a part that is neither first nor body counts as all'],
    ['throw new ProblemError(CUT, { cause });', ';', 'what cannot be parsed is no frame: the same end as cut'],
    ['{', '{}', 'what cannot be parsed is no frame: the same end as cut', '} catch (cause) {'],
    ['blocks.filter((candidate) => candidate !== null)', 'blocks', NARROWS],
    ['candidate !== null', 'true', NARROWS],
  ]),
  ...listed('entrypoints/sidepanel/packs/read-lines.ts', [
    ['{ once: true }', '{}', 'the listener is taken off at the end in any case'],
    ['true', 'false', 'the listener is taken off at the end in any case'],
    ['left.length === 0', 'false', 'only spares a copy'],
  ]),
  ...listed('entrypoints/sidepanel/packs/stream-pack.ts', [
    ["part.id === 'alerts'", 'true', 'nothing waits any more by then', "if (part.id === 'alerts') release();"],
    ['[]', '["Stryker was here"]', 'what waits after an abort is told to nobody', 'waiting = [];'],
  ]),
];

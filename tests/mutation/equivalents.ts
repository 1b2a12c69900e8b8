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
const HAS_TICKET = 'the contract demands a ticket; the shared opener allows for none';
const NARROWS = 'only tells the type checker what the line before has made sure of';

/** Survivors somebody has looked at; one that is noticed after all must be taken off. */
export const EQUIVALENTS: Equivalent[] = [
  ...listed('api-worker/seals/create-proofs.ts', [
    ['{ kty: z.string() }', '{}', 'EmbeddedJWK has imported the key by then, so it has a kty'],
  ]),
  ...listed('api-worker/seals/create-seals.ts', [
    ['!secret', 'false', NO_KEY],
    ["throw new errors.JWEInvalid('unknown key id');", ';', NO_KEY],
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
  ...listed('api-worker/reveals/reveal.ts', [['ticket?.customerId', 'ticket.customerId', HAS_TICKET]]),
  ...listed('api-worker/verifications/verify.ts', [
    ['ticket?.customerId', 'ticket.customerId', HAS_TICKET],
    ['ticket?.conversationId', 'ticket.conversationId', HAS_TICKET],
    ['ticket?.level', 'ticket.level', HAS_TICKET],
  ]),
  ...listed('api-worker/search/search.ts', [
    ["''", '"Stryker was here!"', 'the contract demands a text where there is no identifier'],
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

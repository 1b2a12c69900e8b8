import type { Removal } from './removal.ts';
import { remove } from './removal.ts';

export const SESSION_DEFENCES = {
  'session-required': [
    remove(
      'app.ts',
      'WITHOUT_SESSION.has(c.req.path) ? next() : required(c, next)',
      '(c.set("rep", { sessionId: "x", name: "x", access: { repId: "x", roles: [], tiers: [] }, genesysToken: "x", expiresAtEpochS: 0, genesysExpiresAtEpochS: null, keyThumbprint: "" }), next())',
    ),
  ],
  'session-ending': [remove('sessions/sealed-sessions.ts', ' || ended.has(opened.id)', '')],
  'authenticated-seal': [
    remove(
      'seals/create-seals.ts',
      'const { payload } = await jwtDecrypt(',
      'const seen = ((globalThis as any).seen ??= {}); const { payload } = seen[sealed.slice(0, 60)] ?? await jwtDecrypt(',
    ),
    remove(
      'seals/create-seals.ts',
      'const { jti, iat, exp, claims } = payloadShape.parse(payload);',
      'seen[sealed.slice(0, 60)] = { payload }; const { jti, iat, exp, claims } = payloadShape.parse(payload);',
    ),
  ],
  'random-ids': [
    remove(
      'prep-pack/open-pack.ts',
      ': { ticketId: randomUUID() };',
      ": { ticketId: '00000000-0000-4000-8000-000000000001' };",
    ),
  ],
  'guess-limit': [remove('limits/limit-requests.ts', 'await guesses.watch(c, operation);', '')],
  'request-limit': [remove('limits/limit-requests.ts', 'take(repId, operation);', '')],
  'organisation-checked': [
    remove(
      'genesys/who-am-i.ts',
      "if (!isOne || !organizationIds.includes(info.organization.id)) throw new AppError('organization_not_allowed');",
      'void isOne; void organizationIds;',
    ),
  ],
  'client-checked': [
    remove('genesys/who-am-i.ts', "if (!isOurs) throw new AppError('client_not_allowed');", 'void isOurs;'),
  ],
  'clone-checked': [
    remove(
      'genesys/who-am-i.ts',
      "if (info.clonedUser || user.state !== 'active') throw new AppError('sign_in_refused');",
      '',
    ),
  ],
  'user-required': [
    remove(
      'genesys/who-am-i.ts',
      'const parsed = shape.safeParse(answer);',
      "const parsed = shape.safeParse(path.includes('users') && !('id' in Object(answer)) ? { id: 'service', name: 'service', state: 'active', authorization: { roles: [{ id: '2f0a1c9e-7b1a-4c55-9f57-3c1d2e4f5a61' }] } } : answer);",
    ),
    remove(
      'genesys/genesys-fetch.ts',
      'if (status >= 200 && status < 300) return parsed(text);',
      'if (status >= 200 && status < 500 && status !== 401) return parsed(text);',
    ),
  ],
  'no-redirects': [remove('genesys/genesys-fetch.ts', "redirect: 'manual'", "redirect: 'follow'")],
  'region-list': [
    remove('genesys/regions.ts', 'return domain ?? (', 'return (keyOrDomain as RegionDomain) ?? domain ?? ('),
  ],
  'settings-required': [
    remove(
      'configuration.ts',
      'if (!parsed.success || wrong.length > 0) throw new ConfigurationError([...new Set(wrong)].sort());',
      'void ConfigurationError; if (!parsed.data) return {} as never;',
    ),
    remove(
      'server.ts',
      'await start(settingsOrExit());',
      'await start(settingsOrExit()).catch(() => console.log(\'"listening"\') ?? setInterval(() => undefined, 1_000));',
    ),
  ],
  'redirect-checked': [
    remove(
      'sessions/sign-ins.ts',
      "if (request.redirectUri !== dependencies.redirectUri) throw new AppError('malformed_request');",
      '',
    ),
  ],
  // Genesys' own: shown by a Genesys that does without.
  'verifier-checked': [
    {
      file: 'mocks/genesys/sign-ins.ts',
      find: 'if (challengeOf(verifier) !== grant.challenge) return undefined;',
      replace: 'void challengeOf;',
    },
  ],
  'registered-redirect': [
    {
      file: 'mocks/genesys/authorize-request.ts',
      find: 'if (!client.redirectUris.includes(redirectUri)) {',
      replace: "if (redirectUri === '') {",
    },
  ],
  'state-checked': [
    {
      file: 'entrypoints/sidepanel/session/authorization.ts',
      find: "if (parameters.get('state') !== state) throw new ProblemError('sign_in_refused');",
      replace: 'void state;',
    },
  ],
  'one-algorithm': [
    remove(
      'seals/create-seals.ts',
      'const { payload } = await jwtDecrypt(',
      "const { payload } = sealed.split('.').length === 3 ? { payload: JSON.parse(Buffer.from(sealed.split('.')[1] ?? '', 'base64url').toString()) } : await jwtDecrypt(",
    ),
  ],
  'seal-claims': [
    remove(
      'seals/create-seals.ts',
      "  if (exp - iat > LONGEST_LIFE_S[purpose]) throw new errors.JWTInvalid('longer than any seal of this purpose');\n",
      '',
    ),
    remove('seals/create-seals.ts', "requiredClaims: ['exp', 'iat', 'jti'],\n", ''),
  ],
  'seal-purpose': [
    remove(
      'seals/create-seals.ts',
      "  if (exp - iat > LONGEST_LIFE_S[purpose]) throw new errors.JWTInvalid('longer than any seal of this purpose');\n",
      '',
    ),
    remove('seals/create-seals.ts', 'typ: typeOf(purpose),\n      issuer', 'issuer'),
    remove('seals/create-seals.ts', 'audience: purpose,\n', ''),
    remove(
      'seals/handle-claims.ts',
      'const parsed = schema.safeParse(claims);',
      'const parsed = { success: true, data: { ...claims, level: "verified" } as any };',
    ),
  ],
  'proof-required': [
    remove(
      'sessions/require-session.ts',
      "if ((await proofs.verify(c.req.header('dpop'), request)) !== rep.keyThumbprint) throw new AppError('proof_invalid');",
      'void proofs; void request;',
    ),
  ],
  'proofs-bounded': [
    remove(
      'seals/used-proofs.ts',
      'new LRUCache<string, number>({ max: REMEMBERED_PROOFS })',
      'new Map<string, number>()',
    ),
  ],
  'session-expiry': [remove('sessions/sealed-sessions.ts', 'Math.min(LONGEST_S, tokenLifeS)', 'LONGEST_S')],
  'one-refresh': [
    {
      file: 'entrypoints/sidepanel/session/session-keeper.ts',
      find: 'return known !== null && known.held.session !== refused ? known : await silently();',
      replace: 'return known !== null && false ? known : await silently();',
    },
  ],
  'key-by-id': [
    remove('seals/key-ring.ts', 'ring.find((key) => key.kid === kid)?.secret ?? null', '(kid ? ring[0].secret : null)'),
  ],
} satisfies Record<string, readonly Removal[]>;

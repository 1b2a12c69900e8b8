import type { Removal } from './removal.ts';
import { remove } from './removal.ts';

const TIER = 'access_tier IN UNNEST(@tiers)';

export const ACCESS_DEFENCES = {
  'own-list': [
    remove(
      'access/authorise.ts',
      'const active = await conversations.active(rep, signal);',
      'const shared = ((globalThis as any).shared ??= []); shared.push(...(await conversations.active(rep, signal))); const active = shared as any[];',
    ),
  ],
  'same-answer': [
    remove(
      'access/authorise.ts',
      "if (!own) throw new AppError('not_found')",
      "if (!own) throw new AppError('not_permitted')",
    ),
  ],
  'agent-purpose': [
    remove('genesys/participation.ts', "return purpose === 'agent' || purpose === 'user';", 'return purpose !== null;'),
  ],
  'ticket-asks-again': [
    remove(
      'routes/tickets.ts',
      'const conversation = await ownConversation(repConversations, rep, claims.conversationId, c.req.raw.signal);',
      'const conversation = (await repConversations.active(rep, c.req.raw.signal))[0] ?? ({ isVerificationWithdrawn: false } as any); void ownConversation;',
    ),
  ],
  'strict-requests': [
    remove('contract/packs.ts', 'z\n  .strictObject({', 'z\n  .object({'),
    remove('contract/packs.ts', 'z.array(sectionId)', 'z.array(z.any())'),
    remove('contract/session.ts', 'sessionRequest = z.strictObject', 'sessionRequest = z.looseObject'),
    remove('contract/session.ts', 'code: z.string().min(1).max(2048)', "code: z.string().default('x')"),
    remove(
      'contract/session.ts',
      'codeVerifier: z.string().regex(/^[A-Za-z0-9._~-]{43,128}$/u)',
      "codeVerifier: z.string().default('v'.repeat(43))",
    ),
    remove('contract/session.ts', 'redirectUri: z.url().max(256)', "redirectUri: z.string().default('x')"),
  ],
  'handle-of-rep': [remove('seals/handle-claims.ts', ' || parsed.data.repId !== repId', '')],
  'tier-in-sql': [remove('customers/subject.sql', `c.${TIER}`, 'TRUE')],
  'tier-in-network': [remove('prep-pack/sections/network.sql', `p.${TIER}`, 'TRUE')],
  'tier-of-caller': [remove('customers/subject.sql', ` AND p.${TIER}`, '')],
  'tier-in-look-up': [remove('customers/customers-by-identifier.sql', `c.${TIER}`, 'TRUE')],
  'tier-of-named-person': [
    remove('customers/customers-by-identifier.sql', `c.${TIER} AS is_named_visible`, 'TRUE AS is_named_visible'),
  ],
  'role-required': [
    remove('sessions/access-of.ts', "if (roles.length === 0) throw new AppError('not_permitted');", 'void AppError;'),
  ],
  'tier-in-search': [remove('search/customers-by-name.sql', `c.${TIER}`, 'TRUE')],
  'revealer-role': [remove('reveals/reveal.ts', "requireRole(rep.access, 'revealer');", '')],
  'reveal-of-ticket': [remove('reveals/reveal.ts', 'ticket.customerId !== claims.customerId || ', '')],
  'searcher-role': [
    remove('search/search.ts', "if (!hasRole(access, 'searcher')) {", 'if (access.roles.length === 0) {'),
    remove('prep-pack/resolve-request.ts', "if (handle.kind === 'search') requireRole(rep.access, 'searcher');", ''),
  ],
  'word-needs-asserted': [
    remove('verifications/verify.ts', "if (ticket.level === 'claimed') throw new AppError('not_permitted');", ''),
    remove(
      'verifications/verify.ts',
      "if (ticket.level !== 'asserted' || ticket.conversationId === null)",
      'if (ticket.conversationId === null)',
    ),
    remove(
      'verifications/verify.ts',
      "if (found.resolution.state === 'claimed') throw new AppError('not_permitted');",
      '',
    ),
    remove(
      'verifications/verify.ts',
      "if (found.resolution.state !== 'proven' || !isAsserted(found.resolution, ticket)) throw new AppError('conflict');",
      'void found; void isAsserted;',
    ),
    remove(
      'verifications/reps-word.ts',
      "if (resolution.state !== 'proven' || resolution.level !== 'asserted') return { resolution, refused: 'not_asserted' };",
      "if (resolution.state !== 'proven') return { resolution: { ...resolution, level: 'verified' } as any };",
    ),
  ],
  'word-of-conversation': [
    remove(
      'verifications/reps-word.ts',
      "if (claims.conversationId !== asked.conversationId) throw new AppError('handle_invalid');",
      '',
    ),
  ],
  'word-of-customer': [
    remove(
      'verifications/reps-word.ts',
      "if (!isAbout(resolution, word)) return { resolution, refused: 'another_customer' };",
      '',
    ),
  ],
  'claims-never-raise': [
    remove(
      'customers/level-table.ts',
      "claimed: { ...onClaim, sectionsHeld: 'held_claimed' }",
      "claimed: { ...onClaim, name: 'full', sectionsHeld: null }",
    ),
  ],
  'names-masked': [remove('customers/mask.ts', "[...word][0] ?? ''", 'word')],
  'statement-names-conversation': [
    remove(
      'seals/create-statements.ts',
      "if (payload.c !== conversationHash(conversationId)) return { isValid: false, reason: 'replayed' };",
      '',
    ),
  ],
  'statement-expiry': [
    remove(
      'seals/create-statements.ts',
      "if (payload.v > nowEpochS + CLOCK_TOLERANCE_S) return { isValid: false, reason: 'malformed' };",
      '',
    ),
    remove(
      'seals/create-statements.ts',
      "if (payload.v + payload.e <= nowEpochS) return { isValid: false, reason: 'expired' };",
      '',
    ),
  ],
  'statement-signature': [
    remove(
      'seals/create-statements.ts',
      "const { payload } = await compactVerify(statement, ({ kid }) => signingKey(keys, kid), {\n          algorithms: ['HS256'],\n        });",
      "const payload = Buffer.from(statement.split('.')[1] ?? '', 'base64url'); void compactVerify; void signingKey;",
    ),
  ],
  'same-customer': [
    remove('prep-pack/open-pack.ts', 'requireSameCustomer(earlier, claims);', 'void requireSameCustomer;'),
  ],
  'same-claims': [remove('routes/tickets.ts', 'requireSameClaims(claims, conversation);', 'void requireSameClaims;')],
  'own-flight': [remove('prep-pack/live-packs.ts', 'const key = `$', 'const key = about || `$')],
  'pin-level': [remove('pins/make-pin.ts', " || ticket.level === 'claimed'", '')],
  'pin-without-word': [remove('pins/make-pin.ts', 'lower(ticket.level, resolution.level)', 'ticket.level')],
  'pin-needs-call': [
    remove(
      'pins/make-pin.ts',
      "if (conversationId === null) throw new AppError('not_permitted');",
      "if (conversationId === null) return { ...ticket, callerId: null, label: '', market: '' } as any;",
    ),
  ],
  'pin-asks-again': [
    remove(
      'pins/make-pin.ts',
      "throw new AppError('conflict');\n  const level",
      "return { ...ticket, callerId: null, label: '', market: '' } as any;\n  const level",
    ),
  ],
  'pin-table': [remove('pins/make-pin.ts', "if (!levels[level].isPinnable) throw new AppError('not_permitted');", '')],
  'pin-rules-of-now': [
    remove('pins/grant.ts', "if (!pins.isEnabled) throw new AppError('not_permitted');", ''),
    remove('pins/list-pins.ts', "if (!pins.isEnabled) throw new AppError('not_permitted');", ''),
  ],
  'pin-reason': [
    remove(
      'prep-pack/resolve-request.ts',
      "if (request.reason === undefined) throw new AppError('malformed_request');",
      '',
    ),
  ],
  'asks-genesys-without-call': [
    remove('sessions/require-signed-in.ts', 'return async ({', 'return async () => undefined; return async ({'),
  ],
  'asks-genesys-each-time': [
    remove(
      'access/authorise.ts',
      'const active = await conversations.active(rep, signal);',
      'const kept = ((globalThis as any).kept ??= new Map()); const active = kept.get(rep.access.repId) ?? (await conversations.active(rep, signal)); kept.set(rep.access.repId, active);',
    ),
  ],
} satisfies Record<string, readonly Removal[]>;

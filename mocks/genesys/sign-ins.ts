import { createHash, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { GenesysUser } from './options.ts';

export interface AccessToken {
  value: string;
  userId: string;
  clientId: string;
  expiresAtMs: number;
}

interface AuthorizationCode {
  clientId: string;
  redirectUri: string;
  challenge: string;
  userId: string;
  expiresAtMs: number;
}

interface Redemption {
  code: string;
  clientId: string;
  redirectUri: string;
  verifier: string;
}

export interface SignIns {
  userWith(email: string, password: string): GenesysUser | undefined;
  user(userId: string): GenesysUser | undefined;
  openSession(userId: string): string;
  closeSession(session: string): void;
  sessionUser(session: string | undefined): GenesysUser | undefined;
  issueCode(grant: Omit<AuthorizationCode, 'expiresAtMs'>): string;
  redeemCode(redemption: Redemption): AccessToken | undefined;
  token(value: string): AccessToken | undefined;
  revoke(matches: (token: AccessToken) => boolean): AccessToken[];
  clear(): void;
}

const codeLifetimeMs = 60_000;
const opaque = (bytes: number) => randomBytes(bytes).toString('base64url');
const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');

export function createSignIns(options: { users: GenesysUser[]; now: () => Date; tokenLifetimeS: number }): SignIns {
  const users = new Map(options.users.map((user) => [user.id, user]));
  const sessions = new LRUCache<string, string>({ max: 1_000 });
  const codes = new LRUCache<string, AuthorizationCode>({ max: 1_000 });
  const tokens = new LRUCache<string, AccessToken>({ max: 10_000 });
  const nowMs = () => options.now().getTime();

  function redeemCode({ code, clientId, redirectUri, verifier }: Redemption): AccessToken | undefined {
    const grant = codes.get(code);
    codes.delete(code);
    if (!grant || grant.expiresAtMs <= nowMs()) return undefined;
    if (grant.clientId !== clientId || grant.redirectUri !== redirectUri) return undefined;
    if (challengeOf(verifier) !== grant.challenge) return undefined;
    const expiresAtMs = nowMs() + options.tokenLifetimeS * 1000;
    const token = { value: opaque(64), userId: grant.userId, clientId, expiresAtMs };
    tokens.set(token.value, token);
    return token;
  }

  function token(value: string): AccessToken | undefined {
    const found = tokens.get(value);
    return found && found.expiresAtMs > nowMs() ? found : undefined;
  }

  function revoke(matches: (each: AccessToken) => boolean): AccessToken[] {
    const revoked = [...tokens.values()].filter(matches);
    for (const each of revoked) tokens.delete(each.value);
    return revoked;
  }

  return {
    userWith: (email, password) =>
      options.users.find(
        (user) => user.email.toLowerCase() === email.trim().toLowerCase() && user.password === password,
      ),
    user: (userId) => users.get(userId),
    openSession(userId) {
      const session = opaque(32);
      sessions.set(session, userId);
      return session;
    },
    closeSession: (session) => void sessions.delete(session),
    sessionUser: (session) => users.get(sessions.get(session ?? '') ?? ''),
    issueCode(grant) {
      const code = opaque(32);
      codes.set(code, { ...grant, expiresAtMs: nowMs() + codeLifetimeMs });
      return code;
    },
    redeemCode,
    token,
    revoke,
    clear() {
      sessions.clear();
      codes.clear();
      tokens.clear();
    },
  };
}

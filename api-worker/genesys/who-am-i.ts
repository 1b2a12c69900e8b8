import type { z } from 'zod';
import type { ProblemCode } from '../contract/problems.ts';
import { AppError } from '../errors.ts';
import type { GenesysFetch } from './genesys-fetch.ts';
import type { TokenInfoShape, UserShape } from './token-shape.ts';
import { tokenInfoShape, userShape } from './token-shape.ts';

interface WhoAmIOptions {
  genesysFetch: GenesysFetch;
  apiOrigin: string;
  clientId: string;
  organizationIds: readonly string[];
}

export interface GenesysUser {
  repId: string;
  name: string;
  organizationId: string;
  roleIds: string[];
}

/** A token that is valid at Genesys is not yet a token meant for us: organisation, client and user are checked. */
export function createWhoAmI({ genesysFetch, apiOrigin, clientId, organizationIds }: WhoAmIOptions) {
  return async (token: string, signal: AbortSignal, unauthorized: ProblemCode): Promise<GenesysUser> => {
    const ask = async <Shape extends z.ZodType>(path: string, shape: Shape): Promise<z.infer<Shape>> => {
      const url = `${apiOrigin}${path}`;
      const answer = await genesysFetch({
        method: 'GET',
        url,
        token,
        signal,
        refusal: 'sign_in_refused',
        unauthorized,
      });
      const parsed = shape.safeParse(answer);
      if (!parsed.success) throw new AppError('upstream_failed');
      return parsed.data;
    };
    const [info, user] = await Promise.all([
      ask('/api/v2/tokens/me', tokenInfoShape),
      ask('/api/v2/users/me?expand=token,organization,authorization', userShape),
    ]);
    requireOrganization(info, user, organizationIds);
    requireClient(info, user, clientId);
    if (info.clonedUser || user.state !== 'active') throw new AppError('sign_in_refused');
    return {
      repId: user.id,
      name: user.name,
      organizationId: info.organization.id,
      roleIds: user.authorization?.roles.map((role) => role.id) ?? [],
    };
  };
}
export type WhoAmI = ReturnType<typeof createWhoAmI>;

/** Every place that names an organisation names the same, allowed one; a trustee's home is another organisation. */
function requireOrganization(info: TokenInfoShape, user: UserShape, organizationIds: readonly string[]): void {
  const named = [info.homeOrganization, user.organization, user.token?.organization].filter((place) => place != null);
  const isOne = named.every((place) => place.id === info.organization.id);
  if (!isOne || !organizationIds.includes(info.organization.id)) throw new AppError('organization_not_allowed');
}

function requireClient(info: TokenInfoShape, user: UserShape, clientId: string): void {
  const isOurs = info.OAuthClient.id === clientId && (user.token?.OAuthClient ?? info.OAuthClient).id === clientId;
  if (!isOurs) throw new AppError('client_not_allowed');
}

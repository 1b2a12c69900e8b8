import { z } from 'zod';

const reference = z.looseObject({ id: z.string() });

/** `GET /api/v2/tokens/me`; note Genesys' own capital O. There is no user id in it. */
export const tokenInfoShape = z.looseObject({
  organization: reference,
  homeOrganization: reference.nullish(),
  clonedUser: z.looseObject({ id: z.string().nullish() }).nullish(),
  OAuthClient: reference,
});
export type TokenInfoShape = z.infer<typeof tokenInfoShape>;

/** `GET /api/v2/users/me?expand=token,organization,authorization`. */
export const userShape = z.looseObject({
  id: z.string().min(1),
  name: z.string().default(''),
  state: z.string(),
  organization: reference.nullish(),
  token: z.looseObject({ organization: reference.nullish(), OAuthClient: reference.nullish() }).nullish(),
  authorization: z.looseObject({ roles: z.array(reference).default([]) }).nullish(),
});
export type UserShape = z.infer<typeof userShape>;

import { Hono } from 'hono';
import type { ApiEnvironment } from './api-request.ts';
import { ApiError } from './error-body.ts';
import type { GenesysUser } from './options.ts';
import type { AccessToken } from './sign-ins.ts';
import type { Tenant } from './tenant.ts';

const scopes = ['conversations:readonly', 'notifications', 'user-basic-info'];

export function tokenInfo(tenant: Tenant, user: GenesysUser, token: AccessToken) {
  const organization = user.organization ?? tenant.options.organization;
  const client = tenant.clients().find(({ id }) => id === token.clientId);
  return {
    organization,
    homeOrganization: organization,
    authorizedScope: scopes,
    ...(user.clonedUser ? { clonedUser: user.clonedUser } : {}),
    OAuthClient: {
      id: token.clientId,
      name: client?.name ?? '',
      authorizedGrantType: 'CODE',
      scope: scopes,
      state: 'active',
      organization: tenant.options.organization,
    },
  };
}

function division(user: GenesysUser) {
  const first = user.divisions[0];
  return first ? { division: { ...first, selfUri: `/api/v2/authorization/divisions/${first.id}` } } : {};
}

function organizationOf(tenant: Tenant, user: GenesysUser) {
  const organization = user.organization ?? tenant.options.organization;
  return {
    ...organization,
    defaultLanguage: 'en-GB',
    defaultCountryCode: 'GB',
    domain: 'bank',
    version: 12,
    state: 'active',
    features: { realtimeCIC: true, purecloud: true },
    selfUri: `/api/v2/organizations/${organization.id}`,
  };
}

export function userMe(tenant: Tenant, user: GenesysUser, token: AccessToken, expand: string[]) {
  return {
    id: user.id,
    name: user.name,
    ...division(user),
    email: user.email,
    primaryContactInfo: [{ address: user.email, mediaType: 'EMAIL', type: 'PRIMARY' }],
    addresses: [],
    state: 'active',
    username: user.email,
    version: 7,
    acdAutoAnswer: false,
    selfUri: `/api/v2/users/${user.id}`,
    ...(expand.includes('organization') ? { organization: organizationOf(tenant, user) } : {}),
    ...(expand.includes('token') ? { token: tokenInfo(tenant, user, token) } : {}),
    ...(expand.includes('authorization')
      ? { authorization: { roles: user.roles, unusedRoles: [], permissions: [], permissionPolicies: [] } }
      : {}),
  };
}

export function userRoutes(tenant: Tenant): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>();

  function userOf(token: AccessToken): GenesysUser {
    const user = tenant.signIns.user(token.userId);
    if (!user) throw new ApiError('bad.credentials');
    return user;
  }

  app.get('/users/me', (c) => {
    const token = c.get('token');
    const expand = c.req.queries('expand')?.flatMap((value) => value.split(',')) ?? [];
    return c.json(userMe(tenant, userOf(token), token, expand));
  });
  app.get('/users', (c) => {
    const ids = c.req.queries('id') ?? [];
    const entities = ids.flatMap((id) => {
      const user = tenant.signIns.user(id);
      return user ? [{ id, name: user.name, state: 'active', selfUri: `/api/v2/users/${id}` }] : [];
    });
    return c.json({ entities, pageSize: entities.length, pageNumber: 1, total: entities.length, pageCount: 1 });
  });
  app.get('/tokens/me', (c) => c.json(tokenInfo(tenant, userOf(c.get('token')), c.get('token'))));
  app.delete('/tokens/me', (c) => {
    const { value } = c.get('token');
    tenant.signIns.revoke((each) => each.value === value);
    tenant.channels.removeWhere(({ tokenValue }) => tokenValue === value, 'token deleted');
    return c.body(null, 200);
  });
  app.get('/organizations/me', (c) => c.json(organizationOf(tenant, userOf(c.get('token')))));
  return app;
}

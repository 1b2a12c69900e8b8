export interface NamedEntity {
  id: string;
  name: string;
}

export interface GenesysClient {
  id: string;
  name: string;
  redirectUris: string[];
}

export interface GenesysUser {
  id: string;
  name: string;
  email: string;
  password: string;
  roles: NamedEntity[];
  divisions: NamedEntity[];
  /** Another organisation than the tenant's, for a token of a foreign organisation. */
  organization?: NamedEntity;
  /** Present on tokens of a user cloned into the organisation. */
  clonedUser?: { id: string; organization: NamedEntity };
}

export interface FlowOptions {
  statementsUrl: string;
  credential: string;
  fetch: typeof fetch;
}

export interface GenesysOptions {
  port?: number;
  tls: { key: string; cert: string };
  /** One of the 18 region domains, for example euw2.pure.cloud. */
  regionDomain: string;
  clients: GenesysClient[];
  organization: NamedEntity;
  users: GenesysUser[];
  clock?: { nowMs(): number };
  flow?: FlowOptions;
  widgetUrlTemplate?: string;
  widgetName?: string;
  heartbeatMs?: number;
  /** Requests a user may make through one OAuth client in a minute; Genesys allows 300. */
  rateLimitPerMinute?: number;
  accessTokenLifetimeS?: number;
}

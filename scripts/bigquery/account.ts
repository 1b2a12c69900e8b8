import { BigQuery } from '@google-cloud/bigquery';
import type { AuthClient } from 'google-auth-library';
import { GoogleAuth, Impersonated, OAuth2Client, PassThroughClient } from 'google-auth-library';
import type { Options } from './options.ts';

const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';
/** The identity of the local engine that may do everything. */
const LOCAL_OWNER = 'owner';

export interface Warehouse {
  client: BigQuery;
  /** The BigQuery REST API, through the official client: `path` begins after the project. */
  call: (method: 'GET' | 'POST' | 'PATCH' | 'PUT', path: string, json?: object) => Promise<unknown>;
}

/** Who deploys: application default credentials, or the local engine's owner. */
export function asAdministrator(options: Options): Warehouse {
  return warehouse(options, options.endpoint === undefined ? undefined : bearer(LOCAL_OWNER));
}

/** Who the worker will be: impersonated, if an account is named; on the local engine the one without a token. */
export async function asWorker(options: Options): Promise<Warehouse> {
  if (options.endpoint !== undefined) return warehouse(options, new PassThroughClient());
  if (options.workerAccount === undefined) return warehouse(options, undefined);
  const sourceClient = await new GoogleAuth({ scopes: CLOUD_PLATFORM }).getClient();
  const targetPrincipal = options.workerAccount;
  return warehouse(options, new Impersonated({ sourceClient, targetPrincipal, targetScopes: [CLOUD_PLATFORM] }));
}

function bearer(token: string): AuthClient {
  const client = new OAuth2Client();
  client.setCredentials({ access_token: token });
  return client;
}

function warehouse({ project, location, endpoint }: Options, authClient: AuthClient | undefined): Warehouse {
  const client = new BigQuery({
    projectId: project,
    location,
    maxRetries: 1,
    ...(endpoint === undefined ? {} : { apiEndpoint: endpoint }),
    ...(authClient === undefined ? {} : { authClient }),
  });
  return {
    client,
    call: async (method, path, json) => {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      client.request({ method, uri: path, ...(json === undefined ? {} : { json }) }, (error, body) =>
        error ? reject(error) : resolve(body),
      );
      return await promise;
    },
  };
}

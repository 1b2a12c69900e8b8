import { BigQuery } from '@google-cloud/bigquery';
import { PassThroughClient } from 'google-auth-library';

export interface WarehouseConnection {
  projectId: string;
  location: string;
  /** Only for a warehouse that is not Google's: no credential is searched for or sent. */
  endpoint?: string | undefined;
}

/**
 * The official client, stripped of what hurts an interactive panel: it retries nothing by itself and, through an
 * interceptor, asks the server to stop a query that outlives its wait without leaving the one-round-trip path.
 */
export function createWarehouseClient(connection: WarehouseConnection): BigQuery {
  const local = connection.endpoint ? { apiEndpoint: connection.endpoint, authClient: new PassThroughClient() } : {};
  const client = new BigQuery({
    projectId: connection.projectId,
    location: connection.location,
    autoRetry: false,
    ...local,
  });
  client.interceptors.push({ request: stopWithTheWait } as (typeof client.interceptors)[number]);
  return client;
}

interface OutgoingRequest {
  method?: string;
  uri?: string;
  json?: { timeoutMs?: number; jobTimeoutMs?: string };
}

/** `jobTimeoutMs` given as an option would cost a second round trip; in the body of jobs.query it does not. */
function stopWithTheWait<Request extends OutgoingRequest>(request: Request): Request {
  const isQuery = request.method === 'POST' && request.uri?.endsWith('/queries');
  if (isQuery && request.json?.timeoutMs) request.json.jobTimeoutMs = String(request.json.timeoutMs);
  return request;
}

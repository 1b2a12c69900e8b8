import { BigQuery } from '@google-cloud/bigquery';
import { PassThroughClient } from 'google-auth-library';

export interface WarehouseConnection {
  projectId: string;
  location: string;
  /** Only for a warehouse that is not Google's: no credential is searched for or sent. */
  endpoint?: string | undefined;
}

/** The official client, stripped of what hurts an interactive panel: it retries nothing by itself. */
export function createWarehouseClient(connection: WarehouseConnection): BigQuery {
  const local = connection.endpoint ? { apiEndpoint: connection.endpoint, authClient: new PassThroughClient() } : {};
  const client = new InteractiveBigQuery({
    projectId: connection.projectId,
    location: connection.location,
    autoRetry: false,
    ...local,
  });
  // BIGQUERY_EMULATOR_HOST beats every endpoint, although `apiEndpoint` goes on naming the configured one.
  if (client.baseUrl !== `${client.apiEndpoint}/bigquery/v2`) {
    throw new RangeError('BIGQUERY_EMULATOR_HOST would send every query elsewhere');
  }
  return client;
}

type Request = Parameters<BigQuery['request']>[0];
type Callback = Parameters<BigQuery['request']>[1];

class InteractiveBigQuery extends BigQuery {
  override request(options: Request, callback: Callback): void {
    if (options.method === 'POST' && options.uri === '/queries') {
      super.request(stoppingWithTheWait(options), answered(callback));
    } else {
      super.request(options, callback);
    }
  }
}

/** The client takes any 200 for an answer of BigQuery; some of them make it throw where nobody can catch. */
function answered(callback: Callback): Callback {
  return (error, body, response) => {
    if (error || isQueryAnswer(body)) callback(error, body, response);
    else callback(new SyntaxError('not an answer of jobs.query'));
  };
}

/** `jobTimeoutMs` given as an option would cost a second round trip; in the body of jobs.query it does not. */
function stoppingWithTheWait(options: Request): Request {
  const { timeoutMs } = options.json ?? {};
  return timeoutMs ? { ...options, json: { ...options.json, jobTimeoutMs: String(timeoutMs) } } : options;
}

/** Complete or not, and traceable: without a reference the client would fail on a complete one. */
function isQueryAnswer(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('jobComplete' in body)) return false;
  return body.jobComplete === false || (body.jobComplete === true && ('queryId' in body || 'jobReference' in body));
}

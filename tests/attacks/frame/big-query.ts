import { z } from 'zod';
import { SECTION_IDS } from '../../../api-worker/contract/sections.ts';

const callsAnswer = z.object({
  calls: z.array(
    z.object({
      path: z.string(),
      sqlHash: z.string().optional(),
      labels: z.record(z.string(), z.string()).optional(),
      parameters: z.array(z.string()).optional(),
      status: z.number(),
    }),
  ),
});
export type QueryRecord = z.infer<typeof callsAnswer>['calls'][number];

const SECTION_QUERIES = new Set<string>(SECTION_IDS);

/** What the local BigQuery saw, and how it is made to fail. */
export interface QueryLog {
  calls: () => Promise<QueryRecord[]>;
  /** Names of all queries since the last `forget`. */
  names: () => Promise<string[]>;
  /** Names of section queries; identity has its own. */
  sectionQueries: () => Promise<string[]>;
  forget: () => Promise<void>;
  fault: (fault: object) => Promise<void>;
  clearFaults: () => Promise<void>;
}

export function queryLogOf(endpoint: string): QueryLog {
  const control = (path: string, init?: RequestInit) => fetch(`${endpoint}/__control/${path}`, init);
  const calls = async () => callsAnswer.parse(await (await control('calls')).json()).calls;
  const names = async () => (await calls()).flatMap(({ labels }) => labels?.query ?? []);
  return {
    calls,
    names,
    sectionQueries: async () => (await names()).filter((name) => SECTION_QUERIES.has(name)),
    forget: async () => void (await control('calls', { method: 'DELETE' })),
    fault: async (fault) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await control('faults', { method: 'POST', headers, body: JSON.stringify(fault) });
      if (!answer.ok) throw new Error(`the fault was refused: ${await answer.text()}`);
    },
    clearFaults: async () => void (await control('faults', { method: 'DELETE' })),
  };
}

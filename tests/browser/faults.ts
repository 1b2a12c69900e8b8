import type { z } from 'zod';
import type { faultSchema } from '../../mocks/bigquery/fault-schema.ts';
import type { Stage } from '../../mocks/stage/stage.ts';

type BigQueryFault = z.input<typeof faultSchema>;

const LASTING_OUTAGE: BigQueryFault = { status: { code: 503 } };

/** What goes wrong in the local BigQuery while a test plays. */
export function bigQueryFaults({ bigQueryEndpoint }: Pick<Stage, 'bigQueryEndpoint'>) {
  const url = `${bigQueryEndpoint}/__control/faults`;
  const plant = async (query: string, fault: BigQueryFault) => {
    const body = JSON.stringify({ ...fault, match: { labels: { query } } });
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    if (!response.ok) throw new Error(`the fault was not planted: ${response.status} ${await response.text()}`);
  };
  return {
    /** This query answers 503 until the faults are cleared. */
    breakQuery: (query: string) => plant(query, LASTING_OUTAGE),
    slowQuery: (query: string, fixedMs: number) => plant(query, { latency: { fixedMs } }),
    clear: async () => void (await fetch(url, { method: 'DELETE' })),
  };
}

export type BigQueryFaults = ReturnType<typeof bigQueryFaults>;

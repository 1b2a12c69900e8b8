import { monitorEventLoopDelay } from 'node:perf_hooks';

interface RequestSample {
  method: string;
  route: string;
  status: number;
  ms: number;
}

/** Where an answer begins to be late for a rep, up to the deadlines of a section (4 s) and of a pack (8 s). */
const BUCKETS_S = [0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2.5, 4, 8];
/** An alert waits for the first of these; a series that begins with it would show no increase. */
const COUNTED_FROM_ZERO = ['audit_lost', 'enumeration'];

/** What the worker counts. Labels come from closed lists, never from a customer or a caller. */
export interface Metrics {
  request(sample: RequestSample): void;
  section(id: string, outcome: string, ms: number): void;
  /** From the request to the last frame; `held` where sections waited for more proof than there was. */
  pack(outcome: 'complete' | 'incomplete' | 'held', ms: number): void;
  /** Any other event, by a name such as `audit_lost`. */
  count(name: string): void;
  /** A figure that is read only when it is asked for, such as the length of a queue. */
  observe(figure: Figure): void;
  /** Prometheus' text format. */
  exposition(): string;
}

interface Figure {
  name: string;
  type: 'gauge' | 'counter';
  read: () => number;
}

interface Tally {
  count: number;
  seconds: number;
  /** How many fell under each of `BUCKETS_S`. */
  under: number[];
}

export function createMetrics(): Metrics {
  const requests = new Map<string, Tally>();
  const sections = new Map<string, Tally>();
  const packs = new Map<string, Tally>();
  const events = new Map<string, number>(COUNTED_FROM_ZERO.map((name) => [name, 0]));
  const figures: Figure[] = [];
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return {
    request: ({ method, route, status, ms }) =>
      add(requests, `method="${method}",route="${route}",status="${status}"`, ms),
    section: (id, outcome, ms) => add(sections, `section="${id}",outcome="${outcome}"`, ms),
    pack: (outcome, ms) => add(packs, `outcome="${outcome}"`, ms),
    count: (name) => events.set(name, (events.get(name) ?? 0) + 1),
    observe: (figure) => figures.push(figure),
    exposition: () => {
      const lag = { p50: delay.percentile(50) / 1e9, p99: delay.percentile(99) / 1e9 };
      return [
        ...histogram('bcs_http_request_seconds', requests),
        ...histogram('bcs_section_seconds', sections),
        ...histogram('bcs_pack_seconds', packs),
        '# TYPE bcs_events_total counter',
        ...[...events].map(([name, count]) => `bcs_events_total{event="${name}"} ${count}`),
        ...figures.flatMap(({ name, type, read }) => [`# TYPE ${name} ${type}`, `${name} ${read()}`]),
        '# TYPE bcs_event_loop_lag_seconds gauge',
        `bcs_event_loop_lag_seconds{quantile="0.5"} ${lag.p50}`,
        `bcs_event_loop_lag_seconds{quantile="0.99"} ${lag.p99}`,
        '# TYPE bcs_memory_bytes gauge',
        ...Object.entries(process.memoryUsage()).map(([kind, bytes]) => `bcs_memory_bytes{kind="${kind}"} ${bytes}`),
        '',
      ].join('\n');
    },
  };
}

function add(tallies: Map<string, Tally>, labels: string, ms: number): void {
  const { count, seconds, under } = tallies.get(labels) ?? { count: 0, seconds: 0, under: BUCKETS_S.map(() => 0) };
  tallies.set(labels, {
    count: count + 1,
    seconds: seconds + ms / 1000,
    under: under.map((sofar, index) => (ms / 1000 <= (BUCKETS_S[index] ?? 0) ? sofar + 1 : sofar)),
  });
}

function histogram(name: string, tallies: Map<string, Tally>): string[] {
  const lines = [...tallies].flatMap(([labels, { count, seconds, under }]) => [
    ...under.map((below, index) => `${name}_bucket{${labels},le="${BUCKETS_S[index]}"} ${below}`),
    `${name}_bucket{${labels},le="+Inf"} ${count}`,
    `${name}_count{${labels}} ${count}`,
    `${name}_sum{${labels}} ${seconds.toFixed(6)}`,
  ]);
  return [`# TYPE ${name} histogram`, ...lines];
}

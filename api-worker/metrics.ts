import { monitorEventLoopDelay } from 'node:perf_hooks';

interface RequestSample {
  method: string;
  route: string;
  status: number;
  ms: number;
}

/** What the worker counts. Labels come from closed lists, never from a customer or a caller. */
export interface Metrics {
  request(sample: RequestSample): void;
  section(id: string, outcome: string, ms: number): void;
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
}

export function createMetrics(): Metrics {
  const requests = new Map<string, Tally>();
  const sections = new Map<string, Tally>();
  const events = new Map<string, number>();
  const figures: Figure[] = [];
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return {
    request: ({ method, route, status, ms }) =>
      add(requests, `method="${method}",route="${route}",status="${status}"`, ms),
    section: (id, outcome, ms) => add(sections, `section="${id}",outcome="${outcome}"`, ms),
    count: (name) => events.set(name, (events.get(name) ?? 0) + 1),
    observe: (figure) => figures.push(figure),
    exposition: () => {
      const lag = { p50: delay.percentile(50) / 1e9, p99: delay.percentile(99) / 1e9 };
      return [
        ...summary('bcs_http_request_seconds', requests),
        ...summary('bcs_section_seconds', sections),
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
  const { count, seconds } = tallies.get(labels) ?? { count: 0, seconds: 0 };
  tallies.set(labels, { count: count + 1, seconds: seconds + ms / 1000 });
}

function summary(name: string, tallies: Map<string, Tally>): string[] {
  const lines = [...tallies].flatMap(([labels, { count, seconds }]) => [
    `${name}_count{${labels}} ${count}`,
    `${name}_sum{${labels}} ${seconds.toFixed(6)}`,
  ]);
  return [`# TYPE ${name} summary`, ...lines];
}

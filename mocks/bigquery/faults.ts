import type { Fault, Latency } from './fault-schema.ts';

/** What a call is about, for matching. */
export interface CallSubject {
  readonly method: string;
  readonly path: string;
  readonly sql?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

interface PlantedFault {
  readonly id: number;
  readonly fault: Fault;
  readonly random: () => number;
  left: number;
}

const CALL_EFFECTS = ['status', 'hang', 'reset', 'nonJson'] as const;
const JOB_EFFECTS = ['latency', 'jobIncomplete', 'poisonRow', 'otherCustomer', 'extraColumn'] as const;

/** The planted faults. A fault with `times` is used up by as many calls (or jobs) as it met. */
export class Faults {
  private planted: PlantedFault[] = [];
  private nextId = 1;

  add(fault: Fault): number {
    const id = this.nextId++;
    this.planted.push({
      id,
      fault,
      random: seeded(seedOf(fault.latency)),
      left: fault.times ?? Number.POSITIVE_INFINITY,
    });
    return id;
  }

  list(): readonly (Fault & { id: number; left: number | null })[] {
    return this.planted.map(({ id, fault, left }) => ({ ...fault, id, left: Number.isFinite(left) ? left : null }));
  }

  remove(id: number): void {
    this.planted = this.planted.filter((planted) => planted.id !== id);
  }

  clear(): void {
    this.planted = [];
  }

  /** The first fault that answers this call in the engine's place. */
  forCall(subject: CallSubject): Fault | undefined {
    return this.take(subject, CALL_EFFECTS)[0]?.fault;
  }

  /** Everything planted on the job of this call, and how long it is to wait first. */
  forJob(subject: CallSubject): { readonly faults: readonly Fault[]; readonly latencyMs: number } {
    const taken = this.take(subject, JOB_EFFECTS);
    const latencyMs = taken.reduce((sum, { fault, random }) => sum + latencyOf(fault.latency, random), 0);
    return { faults: taken.map(({ fault }) => fault), latencyMs };
  }

  private take(subject: CallSubject, effects: readonly (keyof Fault)[]): readonly PlantedFault[] {
    const met = this.planted.filter(
      ({ fault, left }) => left > 0 && effects.some((effect) => fault[effect] !== undefined) && matches(fault, subject),
    );
    for (const planted of met) {
      planted.left -= 1;
    }
    return met;
  }
}

function matches({ match }: Fault, subject: CallSubject): boolean {
  const labels = Object.entries(match.labels ?? {});
  return (
    labels.every(([key, value]) => subject.labels?.[key] === value) &&
    (match.sql === undefined || subject.sql?.includes(match.sql) === true) &&
    (match.method === undefined || match.method === subject.method) &&
    (match.path === undefined || subject.path.includes(match.path))
  );
}

function latencyOf(latency: Latency | undefined, random: () => number): number {
  if (latency === undefined) {
    return 0;
  }
  if ('fixedMs' in latency) {
    return latency.fixedMs;
  }
  const { medianMs, sigma } = latency.logNormal;
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return medianMs * Math.exp(sigma * normal);
}

function seedOf(latency: Latency | undefined): number {
  return latency !== undefined && 'logNormal' in latency ? latency.logNormal.seed : 0;
}

/** Mulberry32: the same seed gives the same latencies. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

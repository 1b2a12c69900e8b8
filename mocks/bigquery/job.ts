import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiError } from './api-error.ts';
import { asApiError, stopped } from './api-error.ts';
import type { Fault } from './fault-schema.ts';
import type { QueryResult } from './run-query.ts';

export interface JobConfiguration {
  readonly jobType: 'QUERY' | 'LOAD';
  readonly labels?: Readonly<Record<string, string>>;
  /** The configuration as it was sent, for the job resource. */
  readonly sent: Readonly<Record<string, unknown>>;
  readonly sql?: string;
  readonly isDryRun?: boolean;
  readonly timeoutMs?: number;
}

export interface JobOutcome {
  readonly query?: QueryResult;
  readonly outputRows?: number;
}

export interface JobPlan {
  readonly id?: string;
  readonly configuration: JobConfiguration;
  readonly faults: readonly Fault[];
  readonly latencyMs: number;
  readonly run: (signal: AbortSignal) => Promise<JobOutcome>;
}

/** One job: it starts at once, and a cancel or its own timeout stops it. */
export class Job {
  readonly id: string;
  readonly configuration: JobConfiguration;
  readonly faults: readonly Fault[];
  readonly createdMs = Date.now();
  endedMs: number | undefined;
  outcome: JobOutcome = {};
  error: ApiError | undefined;
  readonly done: Promise<void>;
  /** How many more answers pretend that the job is still running. */
  private incompleteAnswers: number;
  private readonly abort = new AbortController();

  constructor(plan: JobPlan) {
    this.id = plan.id ?? `job_${randomUUID().replaceAll('-', '')}`;
    this.configuration = plan.configuration;
    this.faults = plan.faults;
    this.incompleteAnswers = Math.max(0, ...plan.faults.map(incompleteAnswersOf));
    this.done = this.execute(plan);
  }

  get isDone(): boolean {
    return this.endedMs !== undefined;
  }

  cancel(): void {
    if (this.isDone && this.incompleteAnswers > 0) {
      // To its caller this job was still running.
      this.error = stopped();
    }
    this.abort.abort(stopped());
  }

  /** Waits for the end of the job; false when it is still running after the given time. */
  async isDoneWithin(waitMs: number): Promise<boolean> {
    if (this.incompleteAnswers > 0) {
      this.incompleteAnswers -= 1;
      await Promise.race([this.done, sleep(Math.min(waitMs, INCOMPLETE_WAIT_MS))]);
      return this.error !== undefined;
    }
    const giveUp = new AbortController();
    const ended = this.done.then(() => true);
    const waited = sleep(waitMs, false, { signal: giveUp.signal }).catch(() => false);
    const isEnded = await Promise.race([ended, waited]);
    giveUp.abort();
    return isEnded;
  }

  private async execute(plan: JobPlan): Promise<void> {
    const { signal } = this.abort;
    const timer = this.startTimeout();
    const aborted = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    try {
      this.outcome = await Promise.race([this.runAfterLatency(plan, signal), aborted]);
    } catch (error) {
      this.error = signal.aborted ? asApiError(signal.reason) : asApiError(error);
    } finally {
      clearTimeout(timer);
      this.endedMs = Date.now();
    }
  }

  private async runAfterLatency(plan: JobPlan, signal: AbortSignal): Promise<JobOutcome> {
    if (plan.latencyMs > 0) {
      await sleep(plan.latencyMs, undefined, { signal });
    }
    return await plan.run(signal);
  }

  private startTimeout(): NodeJS.Timeout | undefined {
    const { timeoutMs } = this.configuration;
    const message = `: Job timed out after ${Math.ceil((timeoutMs ?? 0) / 1000)} sec`;
    return timeoutMs === undefined ? undefined : setTimeout(() => this.abort.abort(stopped(message)), timeoutMs);
  }
}

/** A job that is said to run on for ever still lets its caller go after a moment. */
const INCOMPLETE_WAIT_MS = 50;

function incompleteAnswersOf(fault: Fault): number {
  return fault.jobIncomplete === 'always' ? Number.POSITIVE_INFINITY : (fault.jobIncomplete ?? 0);
}

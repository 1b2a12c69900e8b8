import { ApiError, notFound } from './api-error.ts';
import type { JobPlan } from './job.ts';
import { Job } from './job.ts';

const LIMIT = 400;

/** The jobs of late, with their rows; the oldest finished ones are forgotten. */
export class JobStore {
  private readonly jobs = new Map<string, Job>();
  private readonly byRequestId = new Map<string, Job>();
  private readonly project: string;

  constructor(project: string) {
    this.project = project;
  }

  start(plan: JobPlan): Job {
    if (plan.id !== undefined && this.jobs.has(plan.id)) {
      throw new ApiError(409, 'duplicate', `Already Exists: Job ${this.project}:EU.${plan.id}`);
    }
    const job = new Job(plan);
    this.jobs.set(job.id, job);
    this.forgetOldest();
    return job;
  }

  /** The same requestId means the same job, however often it is sent. */
  startOnce(requestId: string | undefined, plan: () => JobPlan): Job {
    const known = requestId === undefined ? undefined : this.byRequestId.get(requestId);
    const job = known ?? this.start(plan());
    if (requestId !== undefined) {
      this.byRequestId.set(requestId, job);
    }
    return job;
  }

  get(id: string): Job {
    const job = this.jobs.get(id);
    if (job === undefined) {
      throw notFound(`Job ${this.project}:${id}`);
    }
    return job;
  }

  find(id: string): Job | undefined {
    return this.jobs.get(id);
  }

  list(): readonly Job[] {
    return [...this.jobs.values()].reverse();
  }

  cancelAll(): void {
    for (const job of this.jobs.values()) {
      job.cancel();
    }
  }

  private forgetOldest(): void {
    for (const [id, job] of this.jobs) {
      if (this.jobs.size <= LIMIT) {
        break;
      }
      if (job.isDone) {
        this.jobs.delete(id);
      }
    }
    for (const [requestId, job] of this.byRequestId) {
      if (!this.jobs.has(job.id)) {
        this.byRequestId.delete(requestId);
      }
    }
  }
}

import { parseWorkerHosts } from './parse-worker-hosts.ts';

const compiled: unknown = import.meta.env?.WXT_WORKER_HOSTS;

/** The only workers this build may talk to; the same list stands in its content security policy. */
export const WORKER_HOSTS: readonly string[] = parseWorkerHosts(typeof compiled === 'string' ? compiled : '');

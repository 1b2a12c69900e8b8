import { createHmac } from 'node:crypto';
import type { AuditEvent } from './audit-event.ts';
import { canonical } from './canonical.ts';

/** What the first line of an instance names as the hash before it. */
export const CHAIN_START = '0'.repeat(64);

/** One event with its place in the chain of the instance that wrote it. */
export interface AuditLine {
  event: AuditEvent;
  at: string;
  instanceId: string;
  sequence: number;
  prevHash: string;
  hash: string;
  /** The line as written: canonical, so that no other text says the same. */
  text: string;
}

export type NextLine = (event: AuditEvent, at: string) => AuditLine;

/**
 * Each line carries the next number of its instance and the hash of the line before. The chain runs over every line
 * made, also one that could not be written: what is missing leaves a hole that only that line fits.
 */
export function createChain(instanceId: string, key: string): NextLine {
  let sequence = 0;
  let prevHash = CHAIN_START;
  return (event, at) => {
    sequence += 1;
    const place = { at, instanceId, sequence, prevHash };
    const { access, ...said } = event;
    const content = { audit: true, ...place, ...said, repId: access.repId, roles: access.roles };
    const hash = hashOf(content, key);
    prevHash = hash;
    return { event, ...place, hash, text: canonical({ ...content, hash }) };
  };
}

/** HMAC-SHA-256 over the canonical line without its own hash: whoever rewrites lines without the key fits no hash. */
export function hashOf(content: Record<string, unknown>, key: string): string {
  return createHmac('sha256', key).update(canonical(content)).digest('hex');
}

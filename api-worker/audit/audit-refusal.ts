import type { ProblemCode } from '../contract/problems.ts';
import { AppError, AskerLeft } from '../errors.ts';
import type { AuditEvent, RecordAudit } from './audit-event.ts';

/** What every line of one act shares; filled while the act finds out whom it is about. */
export type AuditLine = Omit<AuditEvent, 'type' | 'result'>;

const REFUSALS = new Set<ProblemCode>(['not_permitted', 'handle_invalid', 'handle_expired', 'not_found', 'conflict']);

/** Writes that a rep asked for what is not theirs, or not any more; any other error is no denial. */
export async function auditRefusal(audit: RecordAudit, line: AuditLine, act: string, error: unknown): Promise<void> {
  if (!(error instanceof AppError) || error instanceof AskerLeft || !REFUSALS.has(error.code)) return;
  await audit({ ...line, type: 'DENIED', result: `${act}_${error.code}` });
}

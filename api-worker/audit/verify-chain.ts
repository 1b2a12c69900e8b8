import { z } from 'zod';
import { canonical } from './canonical.ts';
import { CHAIN_START, hashOf } from './chain.ts';

/**
 * `altered`: the line does not fit its own hash. `unlinked`: it does not fit the line before. `missing`: lines before it
 * are gone. `out_of_order`: it stands after a later one, or twice.
 */
export interface ChainFault {
  /** Counted from one, over all lines given. */
  lineNumber: number;
  fault: 'altered' | 'unlinked' | 'missing' | 'out_of_order';
}

interface Head {
  sequence: number;
  hash: string;
  /** The instance has said that it ends here; one that was killed has not, nor one whose end was cut off. */
  isEnd: boolean;
}

export interface ChainReport {
  faults: ChainFault[];
  /** The last line of each instance: held against the copy, it shows whether an end was cut off. */
  heads: Map<string, Head>;
}

const auditLine = z.looseObject({
  audit: z.literal(true),
  instanceId: z.string(),
  sequence: z.int().min(1),
  prevHash: z.string(),
  hash: z.string(),
  type: z.string(),
});
type AuditLineRead = z.infer<typeof auditLine>;

/** Checks the audit lines of a worker's output, of any number of instances; other lines are passed over. */
export function verifyChain(lines: Iterable<string>, key: string): ChainReport {
  const report: ChainReport = { faults: [], heads: new Map() };
  let lineNumber = 0;
  for (const text of lines) {
    lineNumber += 1;
    const line = read(text);
    if (line) check(report, line, { text, key, lineNumber });
  }
  return report;
}

function read(text: string): AuditLineRead | undefined {
  try {
    return auditLine.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

interface Place {
  text: string;
  key: string;
  lineNumber: number;
}

function check({ faults, heads }: ChainReport, line: AuditLineRead, place: Place): void {
  const { instanceId, sequence } = line;
  const before = heads.get(instanceId) ?? { sequence: 0, hash: CHAIN_START, isEnd: false };
  const fault = faultOf(line, place, before);
  if (fault) faults.push({ lineNumber: place.lineNumber, fault });
  if (fault !== 'out_of_order') heads.set(instanceId, { sequence, hash: line.hash, isEnd: line.type === 'END' });
}

function faultOf(line: AuditLineRead, { text, key }: Place, before: Head): ChainFault['fault'] | undefined {
  const { hash, ...content } = line;
  // The text too: a key given twice, or another order, would read the same.
  if (canonical(line) !== text.trim() || hashOf(content, key) !== hash) return 'altered';
  if (line.sequence <= before.sequence) return 'out_of_order';
  if (line.sequence > before.sequence + 1) return 'missing';
  return line.prevHash === before.hash ? undefined : 'unlinked';
}

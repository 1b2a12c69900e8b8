import type { ChainFault } from '../../api-worker/audit/verify-chain.ts';
import { verifyChain } from '../../api-worker/audit/verify-chain.ts';
import type { LogFile } from './log-lines.ts';
import { linesOf } from './log-lines.ts';

const WORDS: Record<ChainFault['fault'], string> = {
  altered: 'does not fit its own hash: it was altered, or written under another AUDIT_KEY',
  unlinked: 'does not fit the line before it',
  missing: 'comes after lines that are gone; if it is the first of its instance, the start is gone',
  out_of_order: 'stands after a later one, or twice',
};

/** Reads log files as one, in the order given: the first broken line, and where each instance ends. */
export function verifyFiles(files: LogFile[], key: string): { said: string[]; isWhole: boolean } {
  const lines = files.flatMap(linesOf);
  const { faults, heads } = verifyChain(
    lines.map(({ line }) => line),
    key,
  );
  if (heads.size === 0) return { said: ['no audit line in these files'], isWhole: false };
  const [first] = faults;
  const broken = first && lines[first.lineNumber - 1];
  const unended = [...heads.values()].filter(({ isEnd }) => !isEnd);
  return {
    said: [
      ...(first && broken ? [`${broken.place} ${WORDS[first.fault]} (${faults.length} broken in all)`] : []),
      ...[...heads].map(([instanceId, { sequence, hash, isEnd }]) => {
        const end = isEnd ? 'ended in order' : 'NO END: it still runs, was killed, or the end was cut off';
        return `instance ${instanceId}: last line ${sequence}, hash ${hash}, ${end}`;
      }),
      'Hold instances, last lines and hashes against access_audit: a whole instance taken away shows there alone.',
    ],
    isWhole: faults.length === 0 && unended.length === 0,
  };
}

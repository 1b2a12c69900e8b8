import type { Verdict } from '../../../api-worker/contract/feedback.ts';
import type { FeedbackState } from '../../../components/panel-state.ts';
import { codeOf } from '../api/problem-error.ts';
import type { WorkerApi } from '../api/worker-api.ts';
import type { PackRecord } from './pack-record.ts';
import { packOf, setPack } from './pack-record.ts';

type FeedbackDependencies = {
  api: Pick<WorkerApi, 'giveFeedback'>;
  /** False once the conversation has ended. */
  isOpen: () => boolean;
  onChange: () => void;
};

export type Said = { noticeId: string; handle: string; verdict: Verdict };

/** Sends what the rep says of one card, once; the card then says that it was taken, or why not. */
export async function giveFeedback(
  record: PackRecord,
  { noticeId, handle, verdict }: Said,
  { api, isOpen, onChange }: FeedbackDependencies,
): Promise<void> {
  const pack = packOf(record);
  const before = pack?.feedback?.[noticeId]?.state;
  if (pack === null || before === 'asking' || before === 'given') return;
  const show = (state: FeedbackState) => {
    const shown = packOf(record);
    if (!isOpen() || shown?.id !== pack.id) return;
    setPack(record, { ...shown, feedback: { ...shown.feedback, [noticeId]: state } });
    onChange();
  };
  show({ state: 'asking' });
  try {
    await api.giveFeedback(handle, verdict);
    show({ state: 'given' });
  } catch (error) {
    show({ state: 'refused', code: codeOf(error) });
  }
}

import type { PackView, VerificationMethod } from '../../../components/panel-state.ts';
import { codeOf } from '../api/problem-error.ts';
import type { WorkerApi } from '../api/worker-api.ts';
import type { PackRecord } from './pack-record.ts';
import { packOf, setPack } from './pack-record.ts';

type VouchDependencies = {
  api: Pick<WorkerApi, 'verifyCaller'>;
  /** False once the conversation has ended. */
  isOpen: () => boolean;
  restart: () => void;
  onChange: () => void;
};

/** Has the rep's word recorded; if the customer is still the same by then, the conversation is asked for with it. */
export async function vouch(
  record: PackRecord,
  method: VerificationMethod,
  { api, isOpen, restart, onChange }: VouchDependencies,
): Promise<void> {
  const { ticket } = record;
  const pack = packOf(record);
  const { conversationId } = record.origin;
  if (ticket === undefined || pack === null || conversationId === undefined || pack.vouching?.state === 'asking')
    return;
  const isSamePack = () => isOpen() && packOf(record)?.id === pack.id;
  const show = (vouching: PackView['vouching']) => {
    const shown = packOf(record);
    if (shown === null || !isSamePack()) return;
    setPack(record, { ...shown, vouching });
    onChange();
  };
  show({ state: 'asking' });
  try {
    const { verification } = await api.verifyCaller(ticket, method);
    if (!isSamePack()) return;
    record.origin = { conversationId, verification };
    restart();
  } catch (error) {
    show({ state: 'refused', code: codeOf(error) });
  }
}

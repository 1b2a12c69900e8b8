import type { PackView } from '../../../components/panel-state.ts';
import { codeOf } from '../api/problem-error.ts';
import type { WorkerApi } from '../api/worker-api.ts';
import type { PackRecord } from './pack-record.ts';
import { packOf, setPack } from './pack-record.ts';

type RevealDependencies = {
  api: Pick<WorkerApi, 'revealField'>;
  /** False once the conversation has ended. */
  isOpen: () => boolean;
  onChange: () => void;
};

/** Shows the one field in place, and takes it away again; a pack that has changed meanwhile never gets it. */
export async function revealField(record: PackRecord, { api, isOpen, onChange }: RevealDependencies): Promise<void> {
  const pack = packOf(record);
  const { ticket } = record;
  const reveal = pack?.registrationNumber?.reveal;
  if (pack === null || ticket === undefined || reveal === undefined || pack.revealing?.state === 'asking') return;
  const show = (revealing: PackView['revealing']) => {
    const shown = packOf(record);
    if (!isOpen() || shown?.id !== pack.id) return;
    setPack(record, { ...shown, revealing });
    onChange();
  };
  show({ state: 'asking' });
  try {
    const { text, hideAfterS } = await api.revealField(reveal, ticket);
    show({ state: 'shown', text });
    setTimeout(() => show(undefined), hideAfterS * 1000);
  } catch (error) {
    show({ state: 'refused', code: codeOf(error) });
  }
}

import type { ConversationView, VerificationMethod } from '../../../components/panel-state.ts';
import type { WorkerApi } from '../api/worker-api.ts';
import { createRuns } from './create-runs.ts';
import type { Said } from './give-feedback.ts';
import { giveFeedback } from './give-feedback.ts';
import type { PackAsk, PackRecord } from './pack-record.ts';
import { createRecord, endDoubt, packOf, takeTicket } from './pack-record.ts';
import { renewTickets } from './renew-tickets.ts';
import { revealField } from './reveal-field.ts';
import { vouch } from './vouch.ts';

export type PacksDependencies = {
  api: Pick<WorkerApi, 'requestPack' | 'renewTicket' | 'verifyCaller' | 'revealField' | 'giveFeedback'>;
  nowMs: () => number;
  onChange: () => void;
};

export type Packs = ReturnType<typeof createPacks>;

/** The packs of all live conversations, in memory only, each in a record of its own. */
export function createPacks(dependencies: PacksDependencies) {
  const records = new Map<string, PackRecord>();
  const runs = createRuns(records, dependencies);
  const withRecord = (key: string, act: (record: PackRecord) => void) => {
    const record = records.get(key);
    if (record !== undefined) act(record);
  };
  const drop = (key: string) =>
    withRecord(key, (record) => {
      record.run?.abort();
      endDoubt(record);
      records.delete(key);
      dependencies.onChange();
    });

  return {
    ...createReaders(records),
    /** Asks for the pack unless it is there already. */
    open(key: string, origin: PackAsk): void {
      if (records.has(key)) return;
      const record = createRecord(key, origin);
      records.set(key, record);
      runs.start(record, 'fresh', origin);
    },
    /** Something changed: asks who it is again, without taking anything off the screen. */
    refresh: (key: string) => withRecord(key, runs.refresh),
    restart: (key: string) => withRecord(key, (record) => runs.restart(record, record.origin)),
    choose: (key: string, handle: string) => withRecord(key, (record) => runs.restart(record, { handle })),
    retry: (key: string, sectionIds: readonly string[]) =>
      withRecord(key, (record) => runs.retrySections(record, sectionIds)),
    revealField: (key: string) =>
      withRecord(
        key,
        (record) => void revealField(record, { ...dependencies, isOpen: () => records.get(key) === record }),
      ),
    giveFeedback: (key: string, said: Said) =>
      withRecord(
        key,
        (record) => void giveFeedback(record, said, { ...dependencies, isOpen: () => records.get(key) === record }),
      ),
    /** The rep's word is asked to be recorded; the pack it fills is asked for like any other. */
    vouch: (key: string, method: VerificationMethod) =>
      withRecord(key, (record) => {
        const restart = () => runs.restart(record, record.origin);
        void vouch(record, method, { ...dependencies, isOpen: () => records.get(key) === record, restart });
      }),
    setAside: (key: string) =>
      withRecord(key, (record) => {
        const { conversationId } = record.origin;
        if (conversationId === undefined) return;
        record.run?.abort();
        record.run = null;
        endDoubt(record);
        takeTicket(record, {});
        record.origin = { conversationId };
        record.view = { state: 'set-aside', conversationId };
        dependencies.onChange();
      }),
    drop,
    renewTickets: () => renewTickets(records, dependencies, { changed: runs.refresh, over: ({ key }) => drop(key) }),
  };
}

function createReaders(records: ReadonlyMap<string, PackRecord>) {
  const pack = (key: string) => {
    const record = records.get(key);
    return record === undefined ? null : packOf(record);
  };
  return {
    has: (key: string) => records.has(key),
    keys: () => [...records.keys()],
    view: (key: string): ConversationView | null => records.get(key)?.view ?? null,
    customerName: (key: string) => pack(key)?.identity.customer.name,
    isVerified: (key: string) => pack(key)?.identity.level === 'verified',
    ticket: (key: string) => records.get(key)?.ticket,
    /** Which customer of which conversation, opaque: what is true of one is not true of the next in the same call. */
    subject: (key: string) => `${key} ${records.get(key)?.customerMark ?? pack(key)?.id}`,
  };
}

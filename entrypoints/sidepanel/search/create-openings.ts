import type { OpeningsRep, OpeningsView } from '../../../components/panel-state.ts';
import { codeOf } from '../api/problem-error.ts';
import type { WorkerApi } from '../api/worker-api.ts';

export type OpeningsDependencies = { api: Pick<WorkerApi, 'listOpenings'>; onChange: () => void };
type Shown = Extract<OpeningsView, { state: 'shown' }>;

/** The supervisors' list, read anew each time it is asked for, and further back a page at a time. */
export function createOpenings({ api, onChange }: OpeningsDependencies) {
  let view: OpeningsView | undefined;

  const put = (next: OpeningsView | undefined) => {
    view = next;
    onChange();
  };
  /** What was closed or asked for anew while it was read is not shown any more. */
  const read = async (reading: OpeningsView, answer: Promise<OpeningsView>) => {
    put(reading);
    const next = await answer;
    if (view === reading) put(next);
  };

  return {
    view: () => view,
    async show(ofRep?: OpeningsRep): Promise<void> {
      const answer = api.listOpenings(ofRep === undefined ? {} : { repId: ofRep.repId }).then(
        (list): OpeningsView => ({ state: 'shown', ofRep, ...list }),
        (error: unknown): OpeningsView => ({ state: 'failed', ofRep, code: codeOf(error) }),
      );
      await read({ state: 'reading' }, answer);
    },
    async showEarlier(): Promise<void> {
      if (view?.state !== 'shown' || view.earlier === 'reading') return;
      await read({ ...view, earlier: 'reading' }, earlierThan(api, view));
    },
    close: () => put(undefined),
  };
}

/** Everything so far and the page after it; the copy is as old as it was when the newest were read. */
async function earlierThan(api: OpeningsDependencies['api'], { earlier: _, ...shown }: Shown): Promise<OpeningsView> {
  const last = shown.openings.at(-1);
  if (last === undefined) return shown;
  const { ofRep } = shown;
  const before = { at: last.at, id: last.id };
  return await api.listOpenings({ ...(ofRep ? { repId: ofRep.repId } : {}), before }).then(
    ({ openings, hasMore }) => ({ ...shown, openings: [...shown.openings, ...openings], hasMore }),
    (error: unknown) => ({ ...shown, earlier: { failed: codeOf(error) } }),
  );
}

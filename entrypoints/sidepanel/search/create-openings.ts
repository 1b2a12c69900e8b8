import type { OpeningsView } from '../../../components/panel-state.ts';
import { codeOf } from '../api/problem-error.ts';
import type { WorkerApi } from '../api/worker-api.ts';

export type OpeningsDependencies = { api: Pick<WorkerApi, 'listOpenings'>; onChange: () => void };

/** The supervisors' list, read anew each time it is asked for. */
export function createOpenings({ api, onChange }: OpeningsDependencies) {
  let view: OpeningsView | undefined;

  return {
    view: () => view,
    async show(): Promise<void> {
      const reading: OpeningsView = { state: 'reading' };
      view = reading;
      onChange();
      const next = await api.listOpenings().then(
        (list): OpeningsView => ({ state: 'shown', ...list }),
        (error: unknown): OpeningsView => ({ state: 'failed', code: codeOf(error) }),
      );
      if (view !== reading) return;
      view = next;
      onChange();
    },
    close(): void {
      view = undefined;
      onChange();
    },
  };
}

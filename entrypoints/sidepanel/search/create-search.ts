import type { AccessReason, SearchQuery, SearchView } from '../../../components/panel-state.ts';
import { codeOf } from '../api/problem-error.ts';
import type { WorkerApi } from '../api/worker-api.ts';

export type SearchDependencies = { api: Pick<WorkerApi, 'search'>; isAllowed: () => boolean; onChange: () => void };

/** A searcher's hits, in memory until another search, a call, or the end of the document. What was typed is not kept. */
export function createSearch({ api, isAllowed, onChange }: SearchDependencies) {
  let view: SearchView = { state: 'idle' };
  let given: AccessReason | undefined;
  let turn = 0;

  const show = (next: SearchView) => {
    view = next;
    onChange();
  };
  return {
    view: () => (isAllowed() ? view : undefined),
    /** The reason of the search is the reason of the opening that follows from it. */
    reason: () => given,
    async find(query: SearchQuery, reason: AccessReason): Promise<void> {
      turn += 1;
      const mine = turn;
      given = reason;
      show({ state: 'searching' });
      const next = await api.search({ ...query, reason }).then(
        ({ hits, hasMore }): SearchView => ({ state: 'found', hits, hasMore }),
        (error: unknown): SearchView => ({ state: 'refused', code: codeOf(error) }),
      );
      if (mine === turn) show(next);
    },
    /** Takes the hits away without a word; an answer still under way is dropped. */
    clear(): void {
      turn += 1;
      view = { state: 'idle' };
    },
  };
}

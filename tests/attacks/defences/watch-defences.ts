import type { Removal } from './removal.ts';
import { remove } from './removal.ts';

export const WATCH_DEFENCES = {
  'customer-watch': [
    remove('search/search.ts', "watchCustomers(access.repId, 'searched', whomOf(dependencies, request));", ''),
    remove('prep-pack/resolve-request.ts', "watchCustomers(rep.access.repId, 'opened', handle.customerId);", ''),
  ],
  'claim-watch-of-rep': [remove('limits/claim-watch.ts', 'noteTry(ofRep, { ...tried, key: repId });', '')],
} satisfies Record<string, readonly Removal[]>;

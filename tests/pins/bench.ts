import { randomUUID } from 'node:crypto';
import { createListPins } from '../../api-worker/pins/list-pins.ts';
import { createMakePin } from '../../api-worker/pins/make-pin.ts';
import { createRemovePin } from '../../api-worker/pins/remove-pin.ts';
import { identityOf, REP } from '../prep-pack/desk.ts';
import { openVerifyingDesk } from '../verifications/bench.ts';

/** A desk whose rep pins, lists and removes. */
export function openPinningDesk(given: Parameters<typeof openVerifyingDesk>[0] = {}) {
  const desk = openVerifyingDesk(given);
  const [makePin, listPins, removePin] = [
    createMakePin(desk.dependencies),
    createListPins(desk.dependencies),
    createRemovePin(desk.dependencies),
  ];
  const asker = (rep = REP) => ({ rep, correlationId: randomUUID(), signal: new AbortController().signal });
  return {
    ...desk,
    pin: (ticket: string, rep = REP) => makePin({ ticket }, asker(rep)),
    list: (grants: string[], rep = REP) => listPins({ grants }, asker(rep)),
    remove: (grant: string, rep = REP) => removePin({ grant }, asker(rep)),
    levelOf: async (handle: string) => {
      const { identity } = identityOf(await desk.pack({ handle, reason: 'follow-up' }));
      return identity.state === 'identified' ? identity.level : identity.state;
    },
    /** A grant as it lies on a rep's disk. */
    granted: (change: object = {}, expiresInS = 86_400) =>
      desk.seals.seal(
        'pin',
        { customerId: 'A', callerId: null, level: 'verified', label: 'A Ltd', market: 'GB', repId: 'rep-1', ...change },
        { expiresInS },
      ),
  };
}

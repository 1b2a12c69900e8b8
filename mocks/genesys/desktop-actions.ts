import { z } from 'zod';
import { completeWrapUp, endByRep } from './conversation-end.ts';
import { answer, missAnswer, setHeld } from './conversation-steps.ts';
import type { Tenant } from './tenant.ts';

const body = z.object({ conversationId: z.guid() });
const wrapUp = { code: '7fb334b0-0e9e-11e4-9191-0800200c9a66', name: 'Query resolved', notes: '' };

type Action = (userId: string, input: unknown) => void;

/** What the rep's clicks on the desktop page do. */
export function desktopActions(tenant: Tenant): Map<string, Action> {
  const { change } = tenant.conversations;
  const on = (act: (conversationId: string, userId: string) => void): Action => {
    return (userId, input) => act(body.parse(input).conversationId, userId);
  };
  return new Map<string, Action>([
    ['select', on((id, userId) => tenant.selections.select(userId, id))],
    [
      'answer',
      on((id, userId) => {
        change(id, (record, now) => void answer(record, now, userId));
        tenant.selections.select(userId, id);
      }),
    ],
    ['decline', on((id, userId) => void change(id, (record, now) => missAnswer(record, now, 'rep', userId)))],
    ['hold', on((id, userId) => void change(id, (record, now) => setHeld(record, now, true, userId)))],
    ['unhold', on((id, userId) => void change(id, (record, now) => setHeld(record, now, false, userId)))],
    ['end', on((id, userId) => void change(id, (record, now) => endByRep(record, now, userId)))],
    ['wrap-up', on((id, userId) => void change(id, (record, now) => completeWrapUp(record, now, wrapUp, userId)))],
  ]);
}

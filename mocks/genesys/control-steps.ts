import type { z } from 'zod';
import type { ChannelSockets } from './channel-sockets.ts';
import { ControlError } from './control-error.ts';
import { controlSchemas } from './control-schemas.ts';
import type { Participant } from './conversation.ts';
import { completeWrapUp, endByCustomer, endByRep } from './conversation-end.ts';
import type { ConversationRecord } from './conversation-steps.ts';
import * as steps from './conversation-steps.ts';
import type { GenesysUser } from './options.ts';
import { requestStatement } from './statement.ts';
import type { Tenant } from './tenant.ts';

function parsed<S extends z.ZodType, R>(schema: S, run: (input: z.output<S>) => R): (input: unknown) => R {
  return (input) => {
    const reading = schema.safeParse(input);
    if (reading.success) return run(reading.data);
    const faults = reading.error.issues.map(({ path, message }) => `${path.join('.') || 'input'}: ${message}`);
    throw new ControlError(400, faults.join('; '));
  };
}

function participantCalled(record: ConversationRecord, name: string): Participant {
  if (name === 'customer') return steps.customerOf(record);
  const found = record.conversation.participants.findLast(({ id, purpose }) => id === name || purpose === name);
  if (!found) throw new ControlError(404, `This conversation has no participant "${name}"`);
  return found;
}

function userOf(tenant: Tenant, userId: string): GenesysUser {
  const user = tenant.signIns.user(userId);
  if (!user) throw new ControlError(404, `No user ${userId}`);
  return user;
}

function callSteps(tenant: Tenant) {
  const { conversations, selections } = tenant;
  const s = controlSchemas;
  const { change } = conversations;
  return {
    ring: parsed(s.ring, (input) => {
      const conversation = conversations.ring(input, userOf(tenant, input.userId));
      if (!selections.of(input.userId)) selections.select(input.userId, conversation.id);
      return conversation;
    }),
    offer: parsed(s.offer, ({ conversationId, userId }) =>
      change(conversationId, (record, now) => void steps.offer(record, userOf(tenant, userId), now)),
    ),
    noAnswer: parsed(s.noAnswer, ({ conversationId, userId, by, nextUserId }) =>
      change(conversationId, (record, now) => {
        steps.missAnswer(record, now, by, userId);
        if (nextUserId) steps.offer(record, userOf(tenant, nextUserId), now);
      }),
    ),
    answer: parsed(s.answer, ({ conversationId, userId }) => {
      let answeredBy = '';
      const conversation = change(conversationId, (record, now) => {
        answeredBy = steps.answer(record, now, userId).userId ?? '';
      });
      selections.select(answeredBy, conversation.id);
      return conversation;
    }),
    hold: parsed(s.hold, ({ conversationId, userId }) =>
      change(conversationId, (record, now) => steps.setHeld(record, now, true, userId)),
    ),
    unhold: parsed(s.unhold, ({ conversationId, userId }) =>
      change(conversationId, (record, now) => steps.setHeld(record, now, false, userId)),
    ),
    transfer: parsed(s.transfer, ({ conversationId, toUserId, kind }) =>
      change(conversationId, (record, now) => steps.transfer(record, now, userOf(tenant, toUserId), kind)),
    ),
    completeTransfer: parsed(s.completeTransfer, ({ conversationId }) =>
      change(conversationId, steps.completeTransfer),
    ),
    conference: parsed(s.conference, ({ conversationId, toUserId }) =>
      change(conversationId, (record, now) =>
        steps.conference(record, now, toUserId ? userOf(tenant, toUserId) : undefined),
      ),
    ),
    join: parsed(s.join, ({ conversationId, attributes }) =>
      change(conversationId, (record, now) => void steps.join(record, now, attributes)),
    ),
    end: parsed(s.end, ({ conversationId, by, userId }) =>
      change(conversationId, (record, now) =>
        by === 'customer' ? endByCustomer(record, now) : endByRep(record, now, userId),
      ),
    ),
    completeWrapUp: parsed(s.completeWrapUp, ({ conversationId, userId, ...wrapUp }) =>
      change(conversationId, (record, now) => completeWrapUp(record, now, wrapUp, userId)),
    ),
  };
}

function dataSteps(tenant: Tenant) {
  const s = controlSchemas;
  const setAttributes = parsed(s.setAttributes, ({ conversationId, attributes, participant }) =>
    tenant.conversations.change(conversationId, (record) => {
      Object.assign(participantCalled(record, participant).attributes, attributes);
    }),
  );
  return {
    setAttributes,
    issueStatement: parsed(s.issueStatement, async ({ attribute, ...request }) => {
      tenant.conversations.require(request.conversationId);
      const verifiedAt = request.verifiedAt ?? tenant.now().toISOString();
      const statement = await requestStatement(tenant.flow.current, { ...request, verifiedAt });
      setAttributes({ conversationId: request.conversationId, attributes: { [attribute]: statement } });
      return { statement };
    }),
    select: parsed(s.select, ({ userId, conversationId }) => {
      userOf(tenant, userId);
      if (conversationId) tenant.conversations.require(conversationId);
      tenant.selections.select(userId, conversationId ?? undefined);
    }),
    conversation: parsed(s.conversation, ({ conversationId }) =>
      structuredClone(tenant.conversations.require(conversationId).conversation),
    ),
  };
}

function platformSteps(tenant: Tenant, sockets: ChannelSockets) {
  const s = controlSchemas;
  return {
    fault: parsed(s.fault, (input) => tenant.faults.add(input)),
    clearFaults: parsed(s.clearFaults, () => tenant.faults.clear()),
    calls: parsed(s.calls, () => tenant.calls.list()),
    revokeToken: parsed(s.revokeToken, ({ userId }) => {
      const revoked = tenant.signIns.revoke((token) => !userId || token.userId === userId);
      const values = new Set(revoked.map(({ value }) => value));
      tenant.channels.removeWhere(({ tokenValue }) => values.has(tokenValue), 'token revoked');
      return { revoked: revoked.length };
    }),
    announceClosing: parsed(s.announceClosing, () => sockets.announceClosing()),
    closeSockets: parsed(s.closeSockets, () => sockets.closeAll()),
    reset: parsed(s.reset, (input) => tenant.reset(input)),
  };
}

/** One entry per control method, taking the one object the HTTP interface takes. */
export function createControlSteps(tenant: Tenant, sockets: ChannelSockets) {
  return { ...callSteps(tenant), ...dataSteps(tenant), ...platformSteps(tenant, sockets) };
}

export type ControlSteps = ReturnType<typeof createControlSteps>;

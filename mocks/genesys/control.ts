import type { ControlInput, ControlOptions } from './control-schemas.ts';
import type { ControlSteps } from './control-steps.ts';
import type { Conversation } from './conversation.ts';
import type { FlowOptions } from './options.ts';
import type { RecordedCall } from './recorded-calls.ts';
import type { Tenant } from './tenant.ts';

/** What tests and the start script do to the organisation, from inside the process. */
export interface GenesysControl {
  ring(input: ControlInput<'ring'>): Conversation;
  /** Alerts another rep, as a queue does after an unanswered offer. */
  offer(conversationId: string, userId: string): Conversation;
  noAnswer(conversationId: string, options?: ControlOptions<'noAnswer'>): Conversation;
  answer(conversationId: string, options?: ControlOptions<'answer'>): Conversation;
  hold(conversationId: string, options?: ControlOptions<'hold'>): Conversation;
  unhold(conversationId: string, options?: ControlOptions<'unhold'>): Conversation;
  transfer(conversationId: string, options: ControlOptions<'transfer'>): Conversation;
  completeTransfer(conversationId: string): Conversation;
  conference(conversationId: string, options?: ControlOptions<'conference'>): Conversation;
  /** A second person joins on the customer's side. */
  join(conversationId: string, options?: ControlOptions<'join'>): Conversation;
  end(conversationId: string, options?: ControlOptions<'end'>): Conversation;
  completeWrapUp(conversationId: string, options?: ControlOptions<'completeWrapUp'>): Conversation;
  setAttributes(
    conversationId: string,
    attributes: Record<string, string>,
    options?: { participant?: string },
  ): Conversation;
  issueStatement(conversationId: string, request: ControlOptions<'issueStatement'>): Promise<{ statement: string }>;
  /** Selects in the rep's desktop; null shows none. */
  select(userId: string, conversationId: string | null): void;
  conversation(conversationId: string): Conversation;
  fault(input: ControlInput<'fault'>): void;
  clearFaults(): void;
  calls(): RecordedCall[];
  revokeToken(options?: ControlInput<'revokeToken'>): { revoked: number };
  announceClosing(): void;
  closeSockets(): void;
  reset(options?: ControlInput<'reset'>): void;
  /** The worker's address is often known only after this server has started. */
  useFlow(flow: FlowOptions | undefined): void;
  useWidget(urlTemplate: string | undefined): void;
}

export function createControl(tenant: Tenant, steps: ControlSteps): GenesysControl {
  return {
    ring: steps.ring,
    offer: (conversationId, userId) => steps.offer({ conversationId, userId }),
    noAnswer: (conversationId, options) => steps.noAnswer({ ...options, conversationId }),
    answer: (conversationId, options) => steps.answer({ ...options, conversationId }),
    hold: (conversationId, options) => steps.hold({ ...options, conversationId }),
    unhold: (conversationId, options) => steps.unhold({ ...options, conversationId }),
    transfer: (conversationId, options) => steps.transfer({ ...options, conversationId }),
    completeTransfer: (conversationId) => steps.completeTransfer({ conversationId }),
    conference: (conversationId, options) => steps.conference({ ...options, conversationId }),
    join: (conversationId, options) => steps.join({ ...options, conversationId }),
    end: (conversationId, options) => steps.end({ ...options, conversationId }),
    completeWrapUp: (conversationId, options) => steps.completeWrapUp({ ...options, conversationId }),
    setAttributes: (conversationId, attributes, options) =>
      steps.setAttributes({ ...options, conversationId, attributes }),
    issueStatement: async (conversationId, request) => steps.issueStatement({ ...request, conversationId }),
    select: (userId, conversationId) => steps.select({ userId, conversationId }),
    conversation: (conversationId) => steps.conversation({ conversationId }),
    fault: (input) => steps.fault(input),
    clearFaults: () => steps.clearFaults({}),
    calls: () => steps.calls({}),
    revokeToken: (options) => steps.revokeToken(options ?? {}),
    announceClosing: () => steps.announceClosing({}),
    closeSockets: () => steps.closeSockets({}),
    reset: (options) => steps.reset(options ?? {}),
    useFlow(flow) {
      tenant.flow.current = flow;
    },
    useWidget(urlTemplate) {
      tenant.widget.urlTemplate = urlTemplate;
    },
  };
}

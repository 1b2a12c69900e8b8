import type { Conversation, MediaKind, Participant } from './conversation.ts';
import { isLive, isWrappingUp, sessionsOf } from './conversation.ts';
import type { ConversationRecord } from './conversation-steps.ts';
import { targetEnvironment } from './hosts.ts';
import type { GenesysUser } from './options.ts';
import type { Tenant } from './tenant.ts';

export type InteractionState = 'alerting' | 'dialing' | 'connected' | 'held' | 'wrapup';

export interface InteractionView {
  id: string;
  media: MediaKind;
  direction: 'inbound' | 'outbound';
  customerName: string;
  address: string;
  queueName: string;
  state: InteractionState;
  /** When the present state began. */
  since: string;
  startTime: string;
  widgetUrl: string | null;
  attributes: [string, string][];
  transcript: { from: 'customer' | 'agent'; text: string }[];
  participants: { purpose: string; name: string; from: string; to: string | null; connected: boolean }[];
}

export interface DesktopView {
  userName: string;
  organizationName: string;
  regionDomain: string;
  widgetName: string;
  selectedId: string | null;
  interactions: InteractionView[];
}

function stateOf(participant: Participant): { state: InteractionState; since: string } {
  const session = sessionsOf(participant).find(isLive);
  if (!session) return { state: 'wrapup', since: participant.startAcwTime ?? participant.startTime };
  if (session.held) return { state: 'held', since: session.startHoldTime ?? participant.startTime };
  if (session.state === 'connected')
    return { state: 'connected', since: session.connectedTime ?? participant.startTime };
  return { state: session.state === 'dialing' ? 'dialing' : 'alerting', since: participant.startTime };
}

function widgetUrl(tenant: Tenant, conversation: Conversation, media: MediaKind): string | null {
  const template = tenant.widget.urlTemplate;
  if (!template) return null;
  const domain = tenant.options.regionDomain;
  const values: Record<string, string> = {
    gcConversationId: conversation.id,
    pcConversationId: conversation.id,
    gcInteractionId: conversation.id,
    gcInteractionType: media,
    gcHostOrigin: `https://apps.${domain}`,
    gcTargetEnv: targetEnvironment(domain),
    pcEnvironment: domain,
    gcLangTag: 'en-gb',
  };
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    name in values ? encodeURIComponent(values[name] ?? '') : whole,
  );
}

export function interactionView(tenant: Tenant, record: ConversationRecord, userId: string): InteractionView {
  const { conversation, leg, transcript } = record;
  const own = conversation.participants.filter((participant) => participant.userId === userId);
  const mine = own.findLast((each) => sessionsOf(each).some(isLive) || isWrappingUp(each)) ?? own.at(-1);
  const customer = conversation.participants.find(({ purpose }) => purpose === 'customer' || purpose === 'external');
  return {
    id: conversation.id,
    media: leg.media,
    direction: leg.direction,
    customerName: leg.contact.name,
    address: leg.contact.ani.replace(/^tel:/, ''),
    queueName: leg.queue?.name ?? 'Direct',
    ...(mine ? stateOf(mine) : { state: 'wrapup' as const, since: conversation.startTime }),
    startTime: conversation.startTime,
    widgetUrl: widgetUrl(tenant, conversation, leg.media),
    attributes: Object.entries(customer?.attributes ?? {}),
    transcript,
    participants: conversation.participants.map((each) => ({
      purpose: each.purpose,
      name: each.name ?? '',
      from: each.startTime,
      to: each.endTime ?? null,
      connected: each.connectedTime !== undefined,
    })),
  };
}

export function desktopView(tenant: Tenant, user: GenesysUser): DesktopView {
  const active = tenant.conversations.activeFor(user.id).toReversed();
  const interactions = active.map((record) => interactionView(tenant, record, user.id));
  const selectedId = tenant.selections.of(user.id);
  return {
    userName: user.name,
    organizationName: tenant.options.organization.name,
    regionDomain: tenant.options.regionDomain,
    widgetName: tenant.options.widgetName ?? 'Customer panel',
    selectedId: interactions.some(({ id }) => id === selectedId) ? (selectedId ?? null) : null,
    interactions,
  };
}

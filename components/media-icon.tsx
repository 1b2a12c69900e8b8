import CircleDot from 'lucide-solid/icons/circle-dot';
import Mail from 'lucide-solid/icons/mail';
import MessageCircle from 'lucide-solid/icons/message-circle';
import MessageSquareText from 'lucide-solid/icons/message-square-text';
import Pause from 'lucide-solid/icons/pause';
import Phone from 'lucide-solid/icons/phone';
import PhoneForwarded from 'lucide-solid/icons/phone-forwarded';
import type { Component } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Conversation } from '../api-worker/contract/conversations.ts';

type Media = Conversation['media'];

const ICONS: Record<Media, Component<{ class?: string }>> = {
  call: Phone,
  callback: PhoneForwarded,
  chat: MessageCircle,
  email: Mail,
  message: MessageSquareText,
  other: CircleDot,
};

export const MEDIA_WORDS: Record<Media, string> = {
  call: 'Call',
  callback: 'Callback',
  chat: 'Chat',
  email: 'E-mail',
  message: 'Message',
  other: 'Conversation',
};

export function MediaIcon(props: { media: Media; state: Conversation['state'] }) {
  return (
    <span class="media" data-state={props.state}>
      <Dynamic component={props.state === 'held' ? Pause : ICONS[props.media]} class="icon-small" />
      <span class="visually-hidden">{MEDIA_WORDS[props.media]}, </span>
    </span>
  );
}

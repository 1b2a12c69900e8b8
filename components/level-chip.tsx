import BadgeCheck from 'lucide-solid/icons/badge-check';
import CircleQuestionMark from 'lucide-solid/icons/circle-question-mark';
import ShieldAlert from 'lucide-solid/icons/shield-alert';
import type { Component } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Identified, Level } from '../api-worker/contract/identity.ts';

const ICONS: Record<Level, Component<{ class?: string }>> = {
  verified: BadgeCheck,
  asserted: ShieldAlert,
  claimed: CircleQuestionMark,
};

/** Found by search: nobody is on the line to be verified, whatever the searcher may read. */
const isWithoutCall = ({ match }: Identified) => match.method === 'SEARCH';

function textOf(identity: Identified): string {
  if (isWithoutCall(identity)) return 'No call, nobody verified';
  if (identity.level === 'verified') {
    const by = identity.verification?.by === 'rep' ? 'Verified by you' : 'Verified';
    return [by, identity.verification?.atText].filter(Boolean).join(' ');
  }
  return identity.level === 'asserted' ? 'Asserted, not verified' : 'Claimed, not verified';
}

/** How far the identity is proven, in a shape and words of its own for each level. */
export function LevelChip(props: { identity: Identified }) {
  return (
    <span
      class="chip"
      data-level={isWithoutCall(props.identity) ? 'asserted' : props.identity.level}
      title={props.identity.verification?.text}
    >
      <Dynamic
        component={ICONS[isWithoutCall(props.identity) ? 'asserted' : props.identity.level]}
        class="icon-small"
      />
      {textOf(props.identity)}
    </span>
  );
}

import type { PinItem } from '../../../components/panel-state.ts';
import type { createGrants } from './create-grants.ts';
import type { Grant } from './grant.ts';
import type { createLabels } from './pin-labels.ts';
import type { PinRules } from './pin-rules.ts';
import { expiresAt } from './pin-rules.ts';

export type PinListDependencies = {
  grants: Pick<ReturnType<typeof createGrants>, 'isExpired' | 'readOwn'>;
  labels: Pick<ReturnType<typeof createLabels>, 'of' | 'read' | 'isUnreadable'>;
  /** Asked to go, and not gone yet. */
  isLeaving: (pinId: string) => boolean;
  rules: () => PinRules;
  onChange: () => void;
};

/** The rep's own grants as this panel knows them, and what of them is shown. */
export function createPinList({ grants, labels, isLeaving, rules, onChange }: PinListDependencies) {
  const { isExpired } = grants;
  let held: Grant[] = [];
  const others = (pinId: string) => held.filter((grant) => grant.pinId !== pinId);

  function toItem(grant: Grant): PinItem {
    const { pinId, pinnedAt } = grant;
    const isOver = isExpired(grant);
    return { pinId, pinnedAt, expiresAt: expiresAt(grant, rules()), isExpired: isOver, ...labels.of(pinId) };
  }

  return {
    async read(): Promise<void> {
      held = await grants.readOwn();
      onChange();
      if (rules().isEnabled) await labels.read(held.filter((grant) => !isExpired(grant)));
    },
    find: (pinId: string) => held.find((grant) => grant.pinId === pinId),
    put: (grant: Grant) => {
      held = [...others(grant.pinId), grant];
    },
    drop: (pinId: string) => {
      held = others(pinId);
    },
    items: () => held.filter(({ pinId }) => !labels.isUnreadable(pinId) && !isLeaving(pinId)).map(toItem),
  };
}

import ChevronDown from 'lucide-solid/icons/chevron-down';
import { createSignal, createUniqueId } from 'solid-js';
import type { Notice } from '../../api-worker/contract/blocks.ts';
import { SeverityMark } from '../severity-mark.tsx';
import { NoticeDetail } from './notice-detail.tsx';

/** `line`: the title alone. The others: the words to say and the thing to do, cut after fewer and fewer lines. */
export type CardSize = 'line' | 'tight' | 'brief' | 'whole';

/** A filled STOP or CARE card; its title line opens and closes what does not fit above the fold. */
export function NoticeCard(props: { notice: Notice; size: CardSize; isFolded: boolean }) {
  const [isOpen, setIsOpen] = createSignal(false);
  const bodyId = createUniqueId();
  const isBodyShown = () => isOpen() || props.size !== 'line';
  return (
    <article
      class="card"
      classList={{ 'card-unknown': props.notice.isUnknown === true }}
      data-class={props.notice.class}
      data-size={props.size}
      hidden={props.isFolded}
    >
      <h3 class="card-title">
        <button
          type="button"
          class="card-toggle"
          aria-expanded={isOpen()}
          aria-controls={bodyId}
          title={props.notice.title.slice(0, 200)}
          onClick={() => setIsOpen((open) => !open)}
        >
          <SeverityMark class={props.notice.class} />
          <span class="card-words">
            <span class="visually-hidden">{props.notice.class}: </span>
            {props.notice.title}
          </span>
          <span class="card-badge">{props.notice.badge ?? props.notice.class}</span>
          <ChevronDown class="icon-small fold-mark" />
        </button>
      </h3>
      <div id={bodyId} class="card-body" classList={{ 'card-brief': !isOpen() }} hidden={!isBodyShown()}>
        <NoticeDetail notice={props.notice} isWhole={isOpen()} />
      </div>
    </article>
  );
}

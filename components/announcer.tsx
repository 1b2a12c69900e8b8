import { createEffect, createSignal } from 'solid-js';
import type { SectionState, SectionView } from './panel-state.ts';

const WORDS: Partial<Record<SectionState, string>> = {
  ready: 'ready',
  empty: 'nothing on file',
  failed: 'could not be loaded',
};

function announcementOf(view: SectionView, state: SectionState): string | undefined {
  if (view.place.id === 'alerts' && state === 'failed') return 'Restrictions could not be checked';
  const word = WORDS[state];
  return word ? `${view.place.title}: ${word}` : undefined;
}

function newsOf(view: SectionView, told: Map<string, SectionState>): string | undefined {
  const state = view.place.id === 'alerts' ? view.firstState : view.state;
  const announcement = announcementOf(view, state);
  if (!announcement || told.get(view.place.id) === state) return undefined;
  told.set(view.place.id, state);
  return announcement;
}

/** Tells a screen reader once what became of each section; a repeated frame says nothing again. */
export function Announcer(props: { sections: SectionView[] }) {
  const told = new Map<string, SectionState>();
  const [text, setText] = createSignal('');
  createEffect(() => {
    const news = props.sections.map((view) => newsOf(view, told)).filter((sentence) => sentence !== undefined);
    if (news.length > 0) setText(news.join('. '));
  });
  return (
    <p class="visually-hidden" aria-live="polite">
      {text()}
    </p>
  );
}

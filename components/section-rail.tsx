import { createSignal, Index, onCleanup, onMount, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { SectionView } from './panel-state.ts';
import { sectionAnchor } from './section.tsx';
import { sectionIcon } from './section-icons.ts';

const STATE_WORDS: Record<SectionView['state'], string> = {
  reserved: 'not here yet',
  checking: 'not here yet',
  ready: '',
  empty: 'nothing on file',
  held: 'held',
  failed: 'could not be loaded',
};

const BY_HAND = ['wheel', 'touchmove', 'keydown'] as const;

/** The section the rep has jumped to, until they scroll on by themselves; the last sections never reach the top. */
function createJump() {
  const [jumpedTo, setJumpedTo] = createSignal<string>();
  const forget = () => setJumpedTo(undefined);
  for (const name of BY_HAND) addEventListener(name, forget, { passive: true });
  onCleanup(() => {
    for (const name of BY_HAND) removeEventListener(name, forget);
  });
  return [jumpedTo, setJumpedTo] as const;
}

/** The first word of "Journey and contacts" says where one is; the whole title is the tooltip and what is read out. */
function shortTitle(title: string): string {
  return title.split(' and ')[0] ?? title;
}

function goTo(id: string): void {
  const target = document.getElementById(sectionAnchor(id));
  target?.scrollIntoView({ block: 'start' });
  target?.focus({ preventScroll: true });
}

/** The topmost section on screen, followed while the rep scrolls. */
function createTopmost(ids: () => string[]) {
  const [topmost, setTopmost] = createSignal<string>();
  const onScreen = new Set<string>();
  onMount(() => {
    if (!('IntersectionObserver' in globalThis)) return;
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          if (entry.isIntersecting) onScreen.add(entry.target.id);
          else onScreen.delete(entry.target.id);
        }
        setTopmost(ids().find((id) => onScreen.has(sectionAnchor(id))));
      },
      { rootMargin: '-48px 0px -45% 0px' },
    );
    for (const id of ids()) {
      const element = document.getElementById(sectionAnchor(id));
      if (element) observer.observe(element);
    }
    onCleanup(() => observer.disconnect());
  });
  return topmost;
}

/** Jumps to a section; each entry says what became of its section, and the one on screen shows its name. */
export function SectionRail(props: { sections: SectionView[] }) {
  const [jumpedTo, setJumpedTo] = createJump();
  const topmost = createTopmost(() => props.sections.map((view) => view.place.id));
  const here = () => jumpedTo() ?? topmost();
  return (
    <nav class="rail" aria-label="Sections">
      <Index each={props.sections}>
        {(view) => (
          <a
            class="rail-entry"
            classList={{ 'rail-here': here() === view().place.id }}
            href={`#${sectionAnchor(view().place.id)}`}
            data-state={view().state}
            aria-current={here() === view().place.id ? 'location' : undefined}
            title={[view().place.title, STATE_WORDS[view().state]].filter(Boolean).join(': ')}
            onClick={(event) => {
              event.preventDefault();
              goTo(view().place.id);
              setJumpedTo(view().place.id);
            }}
          >
            <Dynamic component={sectionIcon(view().place.id)} class="icon" />
            <span class="rail-label" aria-hidden="true">
              {shortTitle(view().place.title)}
            </span>
            <span class="visually-hidden">{view().place.title}</span>
            <Show when={STATE_WORDS[view().state]}>
              <span class="visually-hidden">, {STATE_WORDS[view().state]}</span>
            </Show>
          </a>
        )}
      </Index>
    </nav>
  );
}

import type { InteractionView } from '../desktop-view.ts';
import { element } from './element.ts';

const kept = 10;

/** One widget instance per interaction, kept alive while hidden, ten at most. */
export function createWidgets(place: HTMLElement) {
  const frames = new Map<string, HTMLIFrameElement>();

  function remove(id: string): void {
    frames.get(id)?.remove();
    frames.delete(id);
  }

  function frameFor({ id, widgetUrl }: InteractionView): HTMLIFrameElement | undefined {
    const existing = frames.get(id);
    if (existing || !widgetUrl) return existing;
    const frame = element('iframe', 'interaction-widget');
    frame.title = 'Interaction widget';
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms allow-modals allow-popups');
    frame.src = widgetUrl;
    place.append(frame);
    frames.set(id, frame);
    return frame;
  }

  function forgetAbsent(interactions: InteractionView[]): void {
    const present = new Set(interactions.map(({ id }) => id));
    for (const id of [...frames.keys()]) if (!present.has(id)) remove(id);
  }

  function keepNewest(shownId: string, shown: HTMLIFrameElement): void {
    frames.delete(shownId);
    frames.set(shownId, shown);
    if (frames.size > kept) remove([...frames.keys()][0] ?? '');
  }

  return {
    show(interactions: InteractionView[], selectedId: string | null): boolean {
      forgetAbsent(interactions);
      const selected = interactions.find(({ id }) => id === selectedId);
      const shown = selected && frameFor(selected);
      if (selected && shown) keepNewest(selected.id, shown);
      for (const frame of frames.values()) frame.hidden = frame !== shown;
      return shown !== undefined;
    },
  };
}

import { createEffect, createMemo, createSignal, on } from 'solid-js';
import type { PanelState } from '../panel-state.ts';
import { screenMarks } from './screen-marks.ts';

/** `close` brings back what the rep was reading, unless they go on to the top of something else. */
export type HelpDoor = { isOpen: () => boolean; open: () => void; close: (to?: 'top') => void };

/**
 * The way into the help page and back to where the rep was. News of a conversation goes before help: it closes the page
 * at once, and the panel stands at its top, where the alerts are.
 */
export function createHelpDoor(state: () => PanelState): HelpDoor {
  const [isOpen, setIsOpen] = createSignal(false);
  let cameFrom: { element: Element | null; scrollY: number } = { element: null, scrollY: 0 };
  const leave = (scrollY: number) => {
    if (!isOpen()) return;
    setIsOpen(false);
    // Once the page is gone, and with it the focus, unless the rep has gone on to something else.
    queueMicrotask(() => {
      scrollTo(0, scrollY);
      const isFocusLost = document.activeElement === null || document.activeElement === document.body;
      if (isFocusLost && cameFrom.element instanceof HTMLElement) cameFrom.element.focus({ preventScroll: true });
    });
  };
  const marks = createMemo(() => screenMarks(state()));
  createEffect(
    on(marks, (now, before) => {
      if (before && now.some((mark) => !before.includes(mark))) leave(0);
    }),
  );
  return {
    isOpen,
    open: () => {
      if (isOpen()) return;
      cameFrom = { element: document.activeElement, scrollY: globalThis.scrollY };
      setIsOpen(true);
      scrollTo(0, 0);
    },
    close: (to) => leave(to === 'top' ? 0 : cameFrom.scrollY),
  };
}

import Ellipsis from 'lucide-solid/icons/ellipsis';
import { createSignal, createUniqueId, For, Show } from 'solid-js';

export type MenuItem = { label: string; onChoose: () => void };

/** The bar sticks to the top, and a browser would scroll what is beneath to where the bar came from. */
const STAYING = { preventScroll: true };

function moveFocus(menu: HTMLElement, by: number): void {
  const items = [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const at = document.activeElement instanceof HTMLElement ? items.indexOf(document.activeElement) : -1;
  items[(at + by + items.length) % items.length]?.focus(STAYING);
}

/** Rare acts. Arrows move, Esc closes and returns to the button. */
export function OverflowMenu(props: { label: string; items: MenuItem[] }) {
  const [isOpen, setIsOpen] = createSignal(false);
  const menuId = createUniqueId();
  let button: HTMLButtonElement | undefined;
  let menu: HTMLDivElement | undefined;
  const close = () => {
    setIsOpen(false);
    button?.focus(STAYING);
  };
  const open = () => {
    setIsOpen(true);
    if (menu) moveFocus(menu, 1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    if (!menu || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
    event.preventDefault();
    moveFocus(menu, event.key === 'ArrowDown' ? 1 : -1);
  };
  const onFocusOut = (event: FocusEvent & { currentTarget: HTMLElement }) => {
    if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return;
    setIsOpen(false);
  };
  return (
    <div class="menu-host" role="none" onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <button
        ref={(element) => (button = element)}
        type="button"
        class="icon-button"
        aria-label={props.label}
        aria-haspopup="menu"
        aria-expanded={isOpen()}
        aria-controls={menuId}
        onClick={() => (isOpen() ? close() : open())}
      >
        <Ellipsis class="icon" />
      </button>
      <div ref={(element) => (menu = element)} id={menuId} role="menu" class="menu" aria-label={props.label}>
        <Show when={isOpen()}>
          <For each={props.items}>
            {(item) => (
              <button
                type="button"
                role="menuitem"
                class="menu-item"
                onClick={() => {
                  close();
                  item.onChoose();
                }}
              >
                {item.label}
              </button>
            )}
          </For>
        </Show>
      </div>
    </div>
  );
}

type Child = Node | string;

/** An element with classes and children; text only, never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

export function required(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
}

/** A clock that counts from the given time; `tickClocks` moves it. */
export function clock(since: string): HTMLElement {
  const made = element('time', 'interaction-timer', elapsed(since));
  made.dataset.since = since;
  return made;
}

function elapsed(since: string): string {
  const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(since)) / 1000));
  const pad = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return `${hours ? `${hours}:` : ''}${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

export function tickClocks(): void {
  for (const each of document.querySelectorAll<HTMLElement>('[data-since]')) {
    each.textContent = elapsed(each.dataset.since ?? '');
  }
}

/** Where clicks are heard before anything of the page hears them. */
export type Clicks = {
  addEventListener: (type: 'click', hear: (event: { isTrusted: boolean }) => void, options: ListenOptions) => void;
};
type ListenOptions = { capture: true; signal: AbortSignal };

/** Opens the panel at the first click of a person in this page, once; a click a script makes is none. */
export function openOnFirstClick(page: Clicks, open: () => void, ended: AbortSignal): void {
  const opened = new AbortController();
  const hear = ({ isTrusted }: { isTrusted: boolean }) => {
    if (!isTrusted) return;
    opened.abort();
    open();
  };
  page.addEventListener('click', hear, { capture: true, signal: AbortSignal.any([ended, opened.signal]) });
}

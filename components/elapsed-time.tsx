import { createSignal, onCleanup } from 'solid-js';

function clockText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const pad = (count: number) => String(count).padStart(2, '0');
  if (minutes < 60) return `${pad(minutes)}:${pad(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`;
}

/** How long a conversation has lasted; hidden from screen readers, which would read it every second. */
export function ElapsedTime(props: { since: string }) {
  const [nowMs, setNowMs] = createSignal(Date.now());
  const timer = setInterval(() => setNowMs(Date.now()), 1000);
  onCleanup(() => clearInterval(timer));
  const seconds = () => Math.max(0, Math.floor((nowMs() - Date.parse(props.since)) / 1000));
  return (
    <span class="elapsed" aria-hidden="true">
      {Number.isFinite(seconds()) ? clockText(seconds()) : ''}
    </span>
  );
}

/** Three conversations in two panels: more at once nobody reads, and others wait for the warehouse. */
const LIVE_AT_MOST = 6;

interface LivePack {
  repId: string;
  controller: AbortController;
}

/** One live pack per rep, panel and conversation, and a few per rep: the newest asks, the oldest stops. */
export class LivePacks {
  /** Oldest first. Bounded by what is being streamed now. */
  readonly #running = new Map<string, LivePack>();

  get size(): number {
    return this.#running.size;
  }

  /** Starts a pack; the signal aborts when the asker leaves or asks for too much at once, and when the pack ends. */
  start(
    { repId, about, panelId }: { repId: string; about: string; panelId?: string },
    asker: AbortSignal,
  ): { signal: AbortSignal; end: () => void } {
    const key = `${repId} ${panelId} ${about}`;
    this.#stop(key);
    const [oldest, ...others] = [...this.#running].filter(([, live]) => live.repId === repId);
    if (oldest && others.length + 1 >= LIVE_AT_MOST) this.#stop(oldest[0]);
    const live = { repId, controller: new AbortController() };
    this.#running.set(key, live);
    const signal = AbortSignal.any([asker, live.controller.signal]);
    const end = () => {
      if (this.#running.get(key) === live) this.#running.delete(key);
      live.controller.abort(new DOMException('the pack has ended', 'AbortError'));
    };
    // A generator that nobody ever reads runs no `finally`.
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
    return { signal, end };
  }

  #stop(key: string): void {
    const live = this.#running.get(key);
    this.#running.delete(key);
    live?.controller.abort(new DOMException('a newer request took over', 'AbortError'));
  }
}

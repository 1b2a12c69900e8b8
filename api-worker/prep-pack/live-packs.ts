/** One live pack per rep and conversation: the newest asks, the older stops. Bounded by what is being streamed now. */
export class LivePacks {
  readonly #running = new Map<string, AbortController>();

  get size(): number {
    return this.#running.size;
  }

  /** Starts a pack under `key`; the signal aborts when the asker leaves or asks again, and when the pack ends. */
  start(key: string, asker: AbortSignal): { signal: AbortSignal; end: () => void } {
    this.#running.get(key)?.abort(new DOMException('a newer request took over', 'AbortError'));
    const controller = new AbortController();
    this.#running.set(key, controller);
    const signal = AbortSignal.any([asker, controller.signal]);
    const end = () => {
      if (this.#running.get(key) === controller) this.#running.delete(key);
      controller.abort(new DOMException('the pack has ended', 'AbortError'));
    };
    // A generator that nobody ever reads runs no `finally`.
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
    return { signal, end };
  }
}

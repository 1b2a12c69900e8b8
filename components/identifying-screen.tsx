import { Bones } from './bones.tsx';

const PLACES = ['place-cautions', 'place-since', 'place-tiles'];

/** The places of the coming pack, empty; no spinner, because nothing here is worth watching. */
export function IdentifyingScreen() {
  return (
    <section class="identifying" aria-label="Identifying the customer" aria-busy="true">
      <div class="customer-bar">
        <h1 class="customer-name customer-waiting">Matching…</h1>
        <div class="chips">
          <span class="bone bone-chip" />
          <span class="bone bone-chip" />
        </div>
      </div>
      <div class="caller">
        <Bones rows={2} />
      </div>
      <div class="first" aria-hidden="true">
        <div class="place place-alerts place-waiting">
          <Bones rows={5} />
        </div>
        <div class={`place ${PLACES[0]}`} />
        <div class={`place ${PLACES[1]}`}>
          <Bones rows={3} />
        </div>
        <div class={`place ${PLACES[2]}`}>
          <Bones rows={4} />
        </div>
      </div>
    </section>
  );
}

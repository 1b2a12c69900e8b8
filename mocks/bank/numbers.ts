import type { Market } from './party.ts';

/** Area codes whose ranges the UK regulator keeps free for drama: no real subscriber has them. */
const DRAMA_RANGES = [
  '+44113496',
  '+44114496',
  '+44115496',
  '+44116496',
  '+44117496',
  '+44118496',
  '+44121496',
  '+44131496',
  '+44141496',
  '+44151496',
  '+44161496',
  '+44191498',
  '+44207946',
  '+44289649',
];

/** A telephone number of the made-up bank; `index` makes it unique in its market. */
export function phoneNumber(market: Market, index: number): string {
  if (market === 'HK') return `+8525550${String(index).padStart(4, '0')}`;
  const range = DRAMA_RANGES[index % DRAMA_RANGES.length] ?? DRAMA_RANGES[0];
  return `${range}0${String(Math.floor(index / DRAMA_RANGES.length)).padStart(3, '0')}`;
}

export function accountNumber(market: Market, index: number): string {
  return market === 'HK' ? `812${String(400_000_000 + index * 7)}` : `${20_400_000 + index * 3}`;
}

export function bcinOf(market: Market, index: number): string {
  return `${market}B${String(4_000_000 + index)}`;
}

export function pcinOf(market: Market, index: number): string {
  return `${market}P${String(7_000_000 + index)}`;
}

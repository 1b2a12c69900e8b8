import { createHash } from 'node:crypto';
import { base, en, en_GB, Faker, generateMersenne53Randomizer } from '@faker-js/faker';
import { BANK_SEED } from './as-of.ts';

/** A stream of chance of its own per path, so that a new customer or table does not shift the others. */
export interface Chance {
  next(): number;
  integer(least: number, most: number): number;
  pick<Item>(items: readonly Item[]): Item;
  happens(probability: number): boolean;
  /** Around `mean`, at most `spread` (a share of it) away. */
  around(mean: number, spread: number): number;
}

const faker = new Faker({ locale: [en_GB, en, base], seed: BANK_SEED });

export function chance(...path: string[]): Chance {
  const randomizer = generateMersenne53Randomizer(seedOf(path));
  const next = () => randomizer.next();
  const integer = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    integer,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error(`Nothing to pick from for ${path.join('/')}`);
      return item;
    },
    happens: (probability) => next() < probability,
    around: (mean, spread) => mean * (1 + (next() * 2 - 1) * spread),
  };
}

/** Faker at the place in its stream that belongs to this path. */
export function fakerAt(...path: string[]): Faker {
  faker.seed(seedOf(path));
  return faker;
}

/** An opaque id: letters and digits that mean nothing. */
export function opaqueId(prefix: string, ...path: string[]): string {
  const digest = createHash('sha256')
    .update(`${BANK_SEED}/${path.join('/')}`)
    .digest('hex');
  return `${prefix}_${digest.slice(0, 14)}`;
}

function seedOf(path: string[]): number {
  return createHash('sha256')
    .update(`${BANK_SEED}/${path.join('/')}`)
    .digest()
    .readUInt32BE(0);
}

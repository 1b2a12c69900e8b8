import { chance, opaqueId } from './chance.ts';
import { plannedFinances } from './finances.ts';
import type { Name } from './names.ts';
import { legalFormOf, organisationName, personName } from './names.ts';
import { accountNumber, bcinOf, pcinOf, phoneNumber } from './numbers.ts';
import type { Finances, Market, Party, ProductFamily, Segment } from './party.ts';
import { plannedProducts } from './products.ts';

/** What is known of a party before the rest is filled in by chance. */
export interface Draft extends Partial<Omit<Party, 'finances'>> {
  key: string;
  partyType: Party['partyType'];
  market: Market;
  /** Overrides of the planned finances; null = no figures at all. */
  finances?: Partial<Finances> | null;
}

export function customerIdOf(key: string): string {
  return opaqueId('cu', key);
}

const TURNOVER_MINOR: Record<Segment, readonly [least: number, most: number]> = {
  MICRO: [8_000_000, 90_000_000],
  SMALL: [100_000_000, 600_000_000],
  MID_MARKET: [700_000_000, 4_500_000_000],
  CORPORATE: [5_500_000_000, 20_000_000_000],
  CONNECTED_PERSON: [3_000_000, 12_000_000],
};
const TEAMS = ['Business Banking North', 'Business Banking South', 'Commercial West', 'Corporate Coverage'];
const INDUSTRIES = ['41202', '46900', '62012', '10890', '49410', '25620', '47910', '86900'];

export function partyOf(draft: Draft, index: number): Party {
  const lot = chance('party', draft.key);
  const isPerson = draft.partyType === 'PERSON';
  const segment = draft.segment ?? (isPerson ? 'CONNECTED_PERSON' : segmentBy(lot.next()));
  const [least, most] = TURNOVER_MINOR[segment];
  const perMarket = draft.market === 'HK' ? 10 : 1;
  const turnoverMinor = draft.turnoverMinor ?? lot.integer(least, most) * perMarket;
  const products = draft.products ?? plannedProducts(lot, draft.market, segment);
  const name = isPerson ? personName(draft.market, draft.key) : organisationName(draft.market, draft.key);
  const { finances, ...given } = draft;
  return {
    ...identityOf(draft, name, index),
    ...standingOf(lot, draft, segment),
    turnoverMinor,
    products,
    ...given,
    segment,
    finances: finances === null ? null : financesOf({ draft, segment, turnoverMinor, products }, finances),
  };
}

function identityOf(draft: Draft, name: Name, index: number) {
  const legalName = draft.legalName ?? name.legal;
  const isPerson = draft.partyType === 'PERSON';
  return {
    customerId: customerIdOf(draft.key),
    legalForm: isPerson ? 'NATURAL_PERSON' : legalFormOf(legalName),
    legalName,
    tradingName: null,
    localName: name.local,
    greetingName: draft.legalName && !isPerson ? legalName.replace(/ (Ltd|Limited|plc|LLP)$/u, '') : name.greeting,
    bcin: isPerson ? null : bcinOf(draft.market, index),
    pcin: isPerson ? pcinOf(draft.market, index) : null,
    phones: [phoneNumber(draft.market, index)],
    emails: [`${isPerson ? 'person' : 'office'}.${index}@customer.example`],
    accounts: [accountNumber(draft.market, index)],
  };
}

function standingOf(lot: ReturnType<typeof chance>, draft: Draft, segment: Segment) {
  const isPerson = draft.partyType === 'PERSON';
  const manager = lot.integer(1, 40);
  return {
    currency: draft.market === 'HK' ? ('HKD' as const) : ('GBP' as const),
    language: draft.market === 'HK' && lot.happens(0.7) ? ('zh-Hant' as const) : ('en' as const),
    accessTier: lot.happens(0.02) ? ('RESTRICTED' as const) : ('STANDARD' as const),
    lifecycle: lot.happens(0.03) ? 'DORMANT' : 'ACTIVE',
    industryCode: isPerson ? null : lot.pick(INDUSTRIES),
    relationshipStart: `${lot.integer(1994, 2023)}-0${lot.integer(1, 9)}-1${lot.integer(0, 9)}`,
    groupId: null,
    manager: isPerson
      ? null
      : {
          id: `RM${1000 + manager}`,
          name: personName(draft.market, `manager-${manager}`).legal,
          team: lot.pick(TEAMS),
        },
    employees: isPerson ? null : headCount(lot.next(), segment),
    flagsAssessedOn: isPerson || lot.happens(0.15) ? null : `202${lot.pick(['5', '6'])}-0${lot.integer(1, 9)}-15`,
    grain: 'monthly' as const,
    isNamed: false,
  };
}

function financesOf(
  input: { draft: Draft; segment: Segment; turnoverMinor: number; products: readonly ProductFamily[] },
  overrides: Partial<Finances> | undefined,
): Finances {
  const { draft, ...plan } = input;
  const isInGroup = Boolean(draft.groupId) || Boolean(draft.isNamed);
  return { ...plannedFinances({ ...plan, key: draft.key, market: draft.market, isInGroup }), ...overrides };
}

function segmentBy(place: number): Segment {
  if (place < 0.35) return 'MICRO';
  if (place < 0.75) return 'SMALL';
  return place < 0.95 ? 'MID_MARKET' : 'CORPORATE';
}

function headCount(place: number, segment: Segment): number {
  const most = { MICRO: 9, SMALL: 45, MID_MARKET: 240, CORPORATE: 1900, CONNECTED_PERSON: 1 }[segment];
  return Math.max(1, Math.round(most * (0.2 + 0.8 * place)));
}

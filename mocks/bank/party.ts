import type { Currency } from './money.ts';

export type Market = 'GB' | 'HK';
export type Segment = 'MICRO' | 'SMALL' | 'MID_MARKET' | 'CORPORATE' | 'CONNECTED_PERSON';
export type ProductFamily =
  | 'CURRENT_ACCOUNT'
  | 'DEPOSITS'
  | 'LENDING'
  | 'ASSET_FINANCE'
  | 'CARDS'
  | 'PAYMENTS'
  | 'FX'
  | 'TRADE_FINANCE'
  | 'MERCHANT_SERVICES'
  | 'INVESTMENTS';
export type ProductLine = 'LENDING' | 'DEPOSITS' | 'PAYMENTS' | 'CARDS' | 'FX' | 'TRADE' | 'OTHER';
export type RevenueType = 'NET_INTEREST_INCOME' | 'FEES' | 'FX' | 'TRADE' | 'OTHER';

/** A day and an amount in minor units of the base currency. */
export type Point = readonly [day: string, minor: number];

/** Revenue of one line: what January to October brought in each year, in minor units of the base currency. */
export interface RevenueLine {
  line: ProductLine;
  type: RevenueType;
  currency: Currency;
  toOctober: { 2024: number; 2025: number; 2026: number };
}

/** One stream of payments. `yearlyTrend` is now against a year ago. */
export interface Flow {
  type: string;
  direction: 'INBOUND' | 'OUTBOUND';
  channel: string;
  currency: Currency;
  countPerMonth: number;
  meanMinor: number;
  isCrossBorder: boolean;
  yearlyTrend: number;
}

/** Everything figures are derived from. The first flow is outbound and pays on every day of activity. */
export interface Finances {
  deposits: readonly Point[];
  investmentsMinor: number;
  limits: readonly Point[];
  drawn: readonly Point[];
  daysPastDue: number;
  revenue: readonly RevenueLine[];
  flows: readonly Flow[];
  returnedOn: readonly string[];
  newPayeesOn: readonly (readonly [day: string, count: number])[];
  trade: { outstandingMinor: number; limitMinor: number } | null;
  survey: { score: number; day: string } | null;
  attrition: 'LOW' | 'MEDIUM' | 'HIGH';
  grade: string;
  isBalanceFeedLate: boolean;
}

export interface Party {
  key: string;
  customerId: string;
  partyType: 'PERSON' | 'ORGANISATION';
  legalForm: string;
  legalName: string;
  tradingName: string | null;
  localName: string | null;
  greetingName: string;
  market: Market;
  currency: 'GBP' | 'HKD';
  segment: Segment;
  language: 'en' | 'zh-Hant';
  accessTier: 'STANDARD' | 'RESTRICTED' | 'STAFF';
  lifecycle: string;
  industryCode: string | null;
  relationshipStart: string;
  groupId: string | null;
  manager: { id: string; name: string; team: string } | null;
  turnoverMinor: number | null;
  employees: number | null;
  flagsAssessedOn: string | null;
  bcin: string | null;
  pcin: string | null;
  phones: readonly string[];
  emails: readonly string[];
  accounts: readonly string[];
  products: readonly ProductFamily[];
  finances: Finances | null;
  grain: 'daily' | 'monthly';
  /** Named parties have their events written out; chance adds none. */
  isNamed: boolean;
}

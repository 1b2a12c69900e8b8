import type { RepAccess } from '../access/rep-access.ts';
import type { Block } from '../contract/blocks.ts';
import type { Level } from '../contract/identity.ts';
import type { SectionId } from '../contract/sections.ts';
import type { QueryParameters } from '../warehouse/parameters.ts';
import type { Query } from '../warehouse/query.ts';
import type { Reference } from './reference.ts';
import type { SettledSections } from './settled.ts';

/** The resolved subject of a pack and the moment it is seen at. */
export interface Subject {
  customerId: string;
  partyType: 'PERSON' | 'ORGANISATION';
  legalForm: string | null;
  market: string;
  timeZone: string;
  baseCurrency: string;
  segment: string;
  relationshipManager: string | null;
  /** From `markets`: 1 to 12. */
  fiscalYearStartMonth: number;
}

export interface PackContext {
  subject: Subject;
  level: Level;
  /** Resolved caller, or null when nobody knows who speaks. */
  callerId: string | null;
  access: RepAccess;
  /** ISO instant; ages and STALE are reckoned from it. */
  asOf: string;
  /** Day of `asOf` in the market's time zone, `YYYY-MM-DD`. */
  today: string;
  /** Where the rep sits, if the panel said so; for words only, no day is reckoned by it. */
  repTimeZone?: string;
  /** `false`: who asked wants our own words only. */
  mayReword?: boolean;
  /** What the bank keeps for the whole market; read beside the sections' queries. */
  reference: Reference;
}

/** What a section says after its query completed; `empty` carries a sentence with its as-of. */
export type SectionContent = { status: 'ready'; blocks: Block[] } | { status: 'empty'; text: string; blocks: Block[] };

/** One section: query → row schema → facts → blocks. The sections' one list is `sections/index.ts`. */
export interface Section<Row, Facts> {
  id: SectionId;
  title: string;
  /** Rows of 20 px kept free for it. */
  reservedRows: number;
  query: Query<Row>;
  /** Parameters beyond `customer_id`, `as_of`, `today`, which every section query gets. */
  parameters: (context: PackContext) => QueryParameters;
  toFacts: (rows: Row[], context: PackContext) => Facts;
  toContent: (facts: Facts, context: PackContext) => SectionContent;
}

/** A section that asks the warehouse nothing: it is derived from the others' settled facts, in two parts. */
export interface DerivedSection {
  id: SectionId;
  title: string;
  reservedRows: number;
  /** The first part is made when these have settled, the second when all have. */
  firstNeeds: SectionId[];
  toFirst: (settled: SettledSections, context: PackContext) => SectionContent;
  toBody: (settled: SettledSections, context: PackContext) => SectionContent;
  /** The second part in better words, if they come in time; null leaves it as it is. */
  toLateBody?: (settled: SettledSections, context: PackContext, signal: AbortSignal) => Promise<SectionContent | null>;
}

import { z } from 'zod';

/** Section ids in the order of the wire and of the screen. */
export const SECTION_IDS = [
  'alerts',
  'kpis',
  'insights',
  'revenue',
  'transactions',
  'journey',
  'network',
  'complaints',
] as const;

export const sectionId = z.enum(SECTION_IDS);
export type SectionId = z.infer<typeof sectionId>;

/** `empty` only if the query completed with no rows; `failed` means unknown, never none. */
export const sectionStatus = z.enum(['ready', 'empty', 'held', 'failed']);

/** Why a section is held or failed. The panel maps codes it does not know to `unavailable`. */
export const SECTION_CODES = [
  'held_claimed',
  'held_asserted',
  'timeout',
  'unavailable',
  'wrong_subject',
  'malformed',
  'too_many_rows',
  'input_missing',
] as const;
export type SectionCode = (typeof SECTION_CODES)[number];

/** A place kept free on screen before the section arrives; `reservedRows` counts text rows of 20 px. */
export const sectionPlace = z.object({ id: sectionId, title: z.string(), reservedRows: z.number().int().min(0) });
export type SectionPlace = z.infer<typeof sectionPlace>;

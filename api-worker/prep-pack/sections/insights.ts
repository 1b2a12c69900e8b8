import { bodyContent } from '../../insights/body.ts';
import { firstContent } from '../../insights/first.ts';
import type { DerivedSection } from '../section.ts';

/** Derived, not queried: rules over the other sections' settled facts, in two parts. */
export const insights: DerivedSection = {
  id: 'insights',
  title: 'Insights',
  reservedRows: 6,
  firstNeeds: ['alerts', 'journey', 'network'],
  toFirst: firstContent,
  toBody: bodyContent,
};

/** What a firing rule does to the growth ideas of the same pack. */
export type Suppression = 'holds growth back' | 'leaves growth alone' | 'is held back';

/** Every rule of the catalogue; a test fails for one without its row. */
export const SUPPRESSIONS: Record<string, Suppression> = {
  I01: 'holds growth back',
  I02: 'holds growth back',
  I03: 'holds growth back',
  I04: 'holds growth back',
  I05: 'holds growth back',
  I06: 'holds growth back',
  I07: 'holds growth back',
  I08: 'holds growth back',
  I09: 'holds growth back',
  I10: 'holds growth back',
  I11: 'holds growth back',
  I12: 'holds growth back',
  I13: 'leaves growth alone',
  I14: 'leaves growth alone',
  I15: 'leaves growth alone',
  I16: 'leaves growth alone',
  I17: 'leaves growth alone',
  I18: 'leaves growth alone',
  I19: 'leaves growth alone',
  I20: 'leaves growth alone',
  I21: 'leaves growth alone',
  I22: 'is held back',
  I23: 'is held back',
  I24: 'is held back',
};

import { capital, lowerWords } from '../prep-pack/format/words.ts';
import type { Party } from './party.ts';

const LEGAL_FORMS: Partial<Record<string, string>> = {
  NATURAL_PERSON: 'person',
  LLP: 'limited liability partnership',
  PRIVATE_LIMITED: 'private limited company',
  PUBLIC_LIMITED: 'public limited company',
};
const LANGUAGES = new Intl.DisplayNames('en-GB', { type: 'language' });

/** `Private limited company · customer since 2009 · prefers English`, of what is on file; no name, number or address. */
export function candidateDetail({ legalForm, customerSinceYear, language }: Party): string {
  const parts = [
    legalForm ? (LEGAL_FORMS[legalForm] ?? lowerWords(legalForm)) : '',
    customerSinceYear ? `customer since ${customerSinceYear}` : '',
    language ? `prefers ${LANGUAGES.of(language)}` : '',
  ];
  return capital(parts.filter(Boolean).join(' · '));
}

const ABBREVIATIONS = new Set(['KYC', 'FX', 'NPS', 'CRM', 'PSD', 'EMD', 'BACS', 'CHAPS', 'FPS', 'SWIFT', 'ATM', 'API']);
const CODE = /^[A-Z0-9]+(?:_[A-Z0-9]+)*$/u;

/** A code of the warehouse in words: `CASH_FLOW` → `Cash flow`. Text that is no code stays as it is. */
export function words(code: string): string {
  return capital(lowerWords(code));
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A title inside a sentence; an abbreviation keeps its capitals. */
export function lowerFirst(text: string): string {
  return /^[A-Z]{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** The same inside a sentence: `CASH_FLOW` → `cash flow`. */
export function lowerWords(code: string): string {
  if (!CODE.test(code)) return code;
  return code
    .split('_')
    .map((word) => (ABBREVIATIONS.has(word) ? word : word.toLowerCase()))
    .join(' ');
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** One sentence: trimmed, with a full stop at the end. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?。！？]$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}

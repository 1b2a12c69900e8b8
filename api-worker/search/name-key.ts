const CJK = /[\u3400-\u9fff]/u;

/** As the bank's `customer_names.name_key`: NFKC, lower case, letters and digits, single blanks. */
export function nameKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Shorter beginnings would list the bank's customers rather than find one. */
export function isLongEnough(key: string): boolean {
  return [...key].length >= (CJK.test(key) ? 2 : 3);
}

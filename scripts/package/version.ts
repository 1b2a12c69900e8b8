/** What a browser takes: one to four numbers up to 65535, without leading zeros, not all of them zero. */
export function isVersion(text: string): boolean {
  const numbers = text.split('.');
  const isNumber = (number: string): boolean => /^(?:0|[1-9]\d{0,4})$/u.test(number) && Number(number) <= 65_535;
  return numbers.length <= 4 && numbers.every(isNumber) && numbers.some((number) => number !== '0');
}

/** Below zero when `a` is the lower one. A missing number is 0, as in the browsers. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const places = [0, 1, 2, 3].map((place) => (left?.[place] ?? 0) - (right?.[place] ?? 0));
  return places.find((difference) => difference !== 0) ?? 0;
}

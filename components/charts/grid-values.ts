import type { Series } from './trend-paint.ts';

const NICE = [1, 2, 2.5, 5, 10];

/** Two or three round figures up the scale, the last one inside it. */
export function gridValues(high: number): number[] {
  if (!(high > 0)) return [0];
  const rough = high / 2.5;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = magnitude * (NICE.find((nice) => nice * magnitude >= rough) ?? 10);
  return Array.from({ length: Math.floor(high / step) + 1 }, (_, index) => index * step);
}

/** `£10k`, `HK$2.5m`: round figures only, so nothing is lost; the base line says nought by itself. */
export function axisText(value: number, series: Series[]): string {
  if (value === 0) return '';
  const [size, unit] = value >= 1e6 ? [1e6, 'm'] : value >= 1e3 ? [1e3, 'k'] : [1, ''];
  return `${signOf(series)}${Number((value / size).toPrecision(3))}${unit}`;
}

/** The currency sign as the worker writes it before its figures. */
function signOf(series: Series[]): string {
  const text = series.flatMap((one) => one.texts).find((each) => /^[^\d\s−-]{1,4}\d/u.test(each));
  return text?.match(/^[^\d]+/u)?.[0] ?? '';
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('components/style/tokens.css', 'utf8');
const HEX = '(#[0-9a-f]{6})';
const SCHEMES = ['light', 'dark'] as const;

function tokensOf(scheme: (typeof SCHEMES)[number]): Map<string, string> {
  const pairs = css.matchAll(new RegExp(`--([\\w-]+): light-dark\\(${HEX}, ${HEX}\\);`, 'gu'));
  return new Map([...pairs].map(([, name = '', light = '', dark = '']) => [name, { light, dark }[scheme]]));
}

function colourOf(tokens: Map<string, string>, name: string): string {
  const colour = tokens.get(name);
  if (colour === undefined) throw new Error(`--${name} is no pair of colours in tokens.css`);
  return colour;
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(ink: string, ground: string): number {
  const [dark = 0, light = 0] = [luminance(ink), luminance(ground)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const TONES = ['stop', 'care', 'clock', 'good', 'accent'];
const PAIRS: [string, string][] = [
  ...['ink', 'ink-soft', 'ink-meta', ...TONES].flatMap((ink): [string, string][] =>
    ['page', 'surface', 'surface-quiet'].map((ground) => [ink, ground]),
  ),
  ...TONES.flatMap((tone): [string, string][] => [
    [tone, `${tone}-ground`],
    ['ink', `${tone}-ground`],
    ['ink-soft', `${tone}-ground`],
  ]),
  ['accent', 'care-ground'],
  ['accent', 'stop-ground'],
  ['on-accent', 'accent'],
  ['training', 'training-ground'],
];

describe.each(SCHEMES)('in the %s theme', (scheme) => {
  const tokens = tokensOf(scheme);
  it.each(PAIRS)('%s on %s can be read', (ink, ground) => {
    expect(contrast(colourOf(tokens, ink), colourOf(tokens, ground))).toBeGreaterThanOrEqual(4.5);
  });
});

describe('the colour scheme', () => {
  it('is one pair of colours each, told once, so that no scheme lacks one', () => {
    const told = [...css.matchAll(/--([\w-]+): [^;]*(?:#[0-9a-f]|rgb\()[^;]*;/gu)];
    expect(told.filter(([line]) => !line.includes('light-dark(')).map(([, name]) => name)).toEqual([]);
    expect(new Set(told.map(([, name]) => name)).size).toBe(told.length);
  });

  it.each(SCHEMES)('%s goes before the system, on screen alone', (scheme) => {
    const onScreen = css.slice(css.indexOf('@media screen {'), css.indexOf('@property'));
    expect(onScreen).toContain(`:root[data-scheme="${scheme}"] {\n    color-scheme: ${scheme};`);
    expect(css.split(`data-scheme="${scheme}"`)).toHaveLength(2);
  });

  it('is read by the charts as plain colours', () => {
    const paint = readFileSync('components/charts/trend-paint.ts', 'utf8');
    const read = [...paint.matchAll(/read\('--([\w-]+)'\)/gu)].map(([, name]) => name);
    expect(read.length).toBeGreaterThan(0);
    for (const name of read) expect(css).toContain(`@property --${name} {\n  syntax: "<color>";`);
  });
});

describe('the style sheets', () => {
  it('ask for reduced motion, forced colours and print', () => {
    const all = ['tokens', 'base', 'print']
      .map((name) => readFileSync(`components/style/${name}.css`, 'utf8'))
      .join('');
    expect(all).toContain('prefers-reduced-motion: reduce');
    expect(all).toContain('forced-colors: active');
    expect(all).toContain('@media print');
  });
});

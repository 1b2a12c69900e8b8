import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('components/style/tokens.css', 'utf8');
const [lightCss = '', darkCss = ''] = css.split('@media screen and (prefers-color-scheme: dark)');

function tokensOf(text: string): Map<string, string> {
  return new Map([...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/gu)].map((match) => [match[1] ?? '', match[2] ?? '']));
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
];

describe.each([
  ['light', tokensOf(lightCss)],
  ['dark', tokensOf(darkCss.split('\n}\n')[0] ?? '')],
])('in the %s theme', (_, tokens) => {
  it.each(PAIRS)('%s on %s can be read', (ink, ground) => {
    expect(contrast(tokens.get(ink) ?? '#000000', tokens.get(ground) ?? '#000000')).toBeGreaterThanOrEqual(4.5);
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

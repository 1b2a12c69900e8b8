import { createHash } from 'node:crypto';

/** The print page's own sheet. It stands in the page, so that the page is whole by itself; a policy may name its hash. */
export const PRINT_STYLE = `
@page { size: A4; margin: 16mm 14mm; }
* { box-sizing: border-box; }
body { margin: 0; font: 10.5pt/1.4 Inter, "Segoe UI", "Noto Sans", "Noto Sans CJK HK", sans-serif; color: #14181f; }
h1 { margin: 0; font-size: 15pt; }
h2 { margin: 14pt 0 4pt; padding-bottom: 2pt; border-bottom: 0.75pt solid #9aa1ad; font-size: 12pt; break-after: avoid; }
h3 { margin: 8pt 0 2pt; font-size: 10.5pt; break-after: avoid; }
p, ul, dl, table { margin: 2pt 0; }
ul { padding-left: 14pt; }
li, tr, .card { break-inside: avoid; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 1.5pt 6pt 1.5pt 0; border-bottom: 0.5pt solid #d5d9e0; text-align: left; vertical-align: top; }
.end { text-align: right; }
.card { margin: 5pt 0; padding: 5pt 8pt; border: 0.75pt solid #9aa1ad; border-left-width: 3pt; }
.card.STOP { border-left-color: #b3261e; }
.card.CARE { border-left-color: #7a4b00; }
.fact + .fact::before { content: " · "; }
.class { font-weight: 700; }
.meta { color: #4b5563; font-size: 9pt; }
.warning { padding: 4pt 8pt; border: 1pt solid #b3261e; font-weight: 700; }
blockquote { margin: 2pt 0 2pt 8pt; font-style: italic; }
`;

const hash = createHash('sha256').update(PRINT_STYLE).digest('base64');

/** Lets the page have this one sheet and nothing else. */
export const PRINT_POLICY = `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

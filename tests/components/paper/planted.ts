import type { Notice } from '../../../api-worker/contract/blocks.ts';
import type { Pack } from '../../../api-worker/contract/frames.ts';

type Print = (pack: Pack) => string;
/** The page of a weak printer, made of the true one or of a pack it was told wrongly. */
type Plant = (page: string, print: Print, pack: Pack) => string;

const BUILDER = 'fraud-delay-builder for a rep';
const GROUP = 'large-group for a manager';
const ORDER = 'court-order for a rep';

function withNotices(pack: Pack, change: (notice: Notice) => Notice): Pack {
  const sections = pack.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) =>
      block.kind === 'notices' ? { ...block, notices: block.notices.map(change) } : block,
    ),
  }));
  return { ...pack, sections };
}

const unmasked: Plant = (_, print, pack) =>
  print(
    withNotices(pack, (notice) => ({
      ...notice,
      reasons: notice.reasons?.map(({ label, value }) => ({ label, value: { ...value, masked: undefined } })),
    })),
  );

const outspoken: Plant = (_, print, pack) =>
  print(withNotices(pack, (notice) => ({ ...notice, isScriptOnly: undefined })));

const without =
  (pattern: RegExp): Plant =>
  (page) =>
    page.replace(pattern, '');

const swapped: Plant = (page) =>
  page.replace(/(>£3m \(£3,000,000\.00\)<)(.*?)(>£2\.58m \(£2,580,000\.00\)<)/su, '$3$2$1');

export const PLANTED: [string, string, Plant][] = [
  ['prints a masked value', BUILDER, unmasked],
  ['prints what is for the call alone', ORDER, outspoken],
  ['leaves out the exact form', BUILDER, without(/ \(£61,200\.00\)/u)],
  ['leaves out a month of the trend', BUILDER, without(/<tr><td>Oct<\/td>.*?<\/tr>/su)],
  ['leaves out one value behind a card', BUILDER, without(/Amount: £18,400, /u)],
  ['leaves out the rule of a card', BUILDER, without(/<p class="meta">Rule .*?<\/p>/u)],
  ['leaves out an age', BUILDER, without(/<p class="meta source">Journey manager.*?<\/p>/u)],
  ['leaves out what a figure means', BUILDER, without(/<div class="meta">Drawn lending.*?<\/div>/su)],
  ['leaves out the second script of a name', 'hk-trader for a rep', without(/ <span lang="zh-Hant">.*?<\/span>/u)],
  ['leaves out one party of a large group', GROUP, without(/<tr><td>\u2003\u2003.*?<\/tr>/u)],
  [
    'calls what must not be discussed discussable',
    GROUP,
    (page) => page.replace('not to be discussed', 'may be discussed'),
  ],
  ['gives a figure to another label', BUILDER, swapped],
  [
    'lets the caller do what they may not',
    BUILDER,
    (page) => page.replace('may: balances, payments', 'may: balances').replace('may not: ', 'may not: payments, '),
  ],
  [
    'takes a month of last year for this year',
    BUILDER,
    (page) => page.replace(/(>£9\.16k)(<.*?)(>£12\.3k)/su, '$3$2$1'),
  ],
  [
    'takes the days before for the days now',
    'healthy-grower for a rep',
    (page) => page.replace(/(>£264k \(.*?\))(<.*?)(>£226k \(.*?\))/su, '$3$2$1'),
  ],
  ['turns a change around', BUILDER, (page) => page.replace('down 6% vs', 'up 6% vs')],
  [
    'says what the panel does not',
    BUILDER,
    (page) => page.replace('</section>', '<p>Ask about the divorce.</p></section>'),
  ],
  ['says it where no row is', BUILDER, (page) => page.replace('</section>', 'Divorced</section>')],
  ['lets a stage lose its day', BUILDER, without(/: done · \d+ \w+/u)],
];

import type { Source } from '../api-worker/contract/values.ts';
import type { SectionView } from './panel-state.ts';

const LONGEST_JOINED = 30;

/** A first block's title joins the section's ("Journey · KYC refresh") where one line holds both. */
export function headingOf(view: SectionView): { text: string; hasBlockTitle: boolean } {
  const title = view.place.title;
  const blockTitle = view.state === 'ready' ? view.body[0]?.title : undefined;
  if (!blockTitle || view.place.id === 'kpis') return { text: title, hasBlockTitle: blockTitle !== undefined };
  if (blockTitle.toLowerCase().startsWith(title.toLowerCase())) return { text: blockTitle, hasBlockTitle: true };
  const joined = `${title} · ${blockTitle}`;
  return joined.length <= LONGEST_JOINED
    ? { text: joined, hasBlockTitle: true }
    : { text: title, hasBlockTitle: false };
}

export function sourceOf(view: SectionView): Source | undefined {
  return view.state === 'ready' ? view.body.find((block) => block.source)?.source : undefined;
}

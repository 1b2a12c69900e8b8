import type { Block, BlockOf } from '../contract/blocks.ts';
import { lined } from '../prep-pack/format/lines.ts';
import type { DerivedSection, PackContext, SectionContent } from '../prep-pack/section.ts';
import type { Fact, Names } from './fact.ts';
import { factsOf, withNames } from './fact.ts';
import type { Narrate } from './narrate.ts';
import { templates } from './narrate.ts';

/** Insights with their summary: at once in our own words, and once more when the model has re-worded them. */
export function inShort(insights: DerivedSection, narrate: Narrate): DerivedSection {
  return {
    ...insights,
    toBody: (settled, context) => {
      const content = insights.toBody(settled, context);
      return withSummary(content, context, templates(factsIn(content, context)), false);
    },
    toLateBody: async (settled, context, signal) => {
      if (context.mayReword === false) return null;
      const content = insights.toBody(settled, context);
      const facts = factsIn(content, context);
      if (facts.length === 0) return null;
      const sentences = await narrate(facts, signal);
      const isReworded = sentences.some((sentence, index) => sentence !== templates(facts)[index]);
      return isReworded ? withSummary(content, context, sentences, true) : null;
    },
  };
}

function factsIn(content: SectionContent, context: PackContext): Fact[] {
  return factsOf(
    content.blocks.flatMap((block) => (block.kind === 'notices' ? block.notices : [])),
    namesOf(context),
  );
}

function namesOf({ subject }: PackContext): Names {
  return new Map(subject.relationshipManager ? [['{relationship_manager}', subject.relationshipManager]] : []);
}

function withSummary(
  content: SectionContent,
  context: PackContext,
  sentences: readonly string[],
  isReworded: boolean,
): SectionContent {
  const [first, ...others] = content.blocks;
  if (first?.kind !== 'notices' || sentences.length === 0) return content;
  const summary = { sentences: sentences.map((sentence) => withNames(sentence, namesOf(context))), isReworded };
  const { lines: _, ...block }: BlockOf<'notices'> = first;
  const blocks: Block[] = [lined({ ...block, summary }), ...others];
  return { ...content, blocks };
}

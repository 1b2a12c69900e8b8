import { date, text, timestamp } from '../warehouse/parameters.ts';
import type { RunOptions, RunQuery } from '../warehouse/query.ts';
import type { Reference } from './reference.ts';
import type { PackContext, Section, SectionContent } from './section.ts';

/** A section with its row and fact types closed over, so that the one list can hold them all. */
export interface RunnableSection {
  id: Section<unknown, unknown>['id'];
  title: string;
  reservedRows: number;
  queryName: string;
  run: (
    runQuery: RunQuery,
    context: PackContext,
    options: RunOptions,
    /** Awaited when the rows are there; the context's own where it is not given. */
    reference?: Promise<Reference>,
  ) => Promise<{ facts: unknown; content: SectionContent }>;
}

/** Query → rows → facts → content, in one place for every section. */
export function runnable<Row, Facts>(section: Section<Row, Facts>): RunnableSection {
  return {
    id: section.id,
    title: section.title,
    reservedRows: section.reservedRows,
    queryName: section.query.name,
    run: async (runQuery, context, options, reference) => {
      const parameters = {
        customer_id: text(context.subject.customerId),
        as_of: timestamp(context.asOf),
        today: date(context.today),
        ...section.parameters(context),
      };
      const rows = await runQuery(section.query, parameters, options);
      const informed = { ...context, reference: (await reference) ?? context.reference };
      const facts = section.toFacts(rows, informed);
      return { facts, content: section.toContent(facts, informed) };
    },
  };
}

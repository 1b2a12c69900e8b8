/** By file: columns a query gives for its own order, which no row schema reads, with the reason. */
export const UNREAD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'api-worker/prep-pack/sections/kpis.sql': { display_rank: 'the tiles come in this order' },
  'api-worker/search/customers-by-name.sql': { name_key: 'an aggregate can only be ordered by where it is selected' },
  'api-worker/search/openings-without-call.sql': { event_id: 'breaks ties of the same instant' },
};
/** `file: column` → why no customer of the comparison has a value in it. */
export const ALWAYS_NULL: Readonly<Record<string, string>> = {};
/** `file: column` → why it holds one value for everybody. */
export const ONE_VALUE: Readonly<Record<string, string>> = {};

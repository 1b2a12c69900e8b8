/** By file: columns a query gives for its own order, which no row schema reads, with the reason. */
export const UNREAD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'api-worker/prep-pack/sections/kpis.sql': { display_rank: 'the tiles come in this order' },
  'api-worker/search/customers-by-name.sql': { name_key: 'an aggregate can only be ordered by where it is selected' },
};
const TRANSACTIONS = 'api-worker/prep-pack/sections/transactions.sql';

/** `file: column` → why it holds one value for everybody. No column may be NULL for everybody. */
export const ONE_VALUE: Readonly<Record<string, string>> = {
  [`${TRANSACTIONS}: last_day`]: 'the payments of every market are loaded up to the same day',
  [`${TRANSACTIONS}: source_system`]: 'one payments hub feeds every row',
  [`${TRANSACTIONS}: takings_months_last_year`]: 'the bank has all sixteen months of every customer',
  'api-worker/search/openings-without-call.sql: loaded_at': 'the newest of the whole list, repeated in each row',
};

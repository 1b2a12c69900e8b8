/** The only queries whose rows are not held against one `customer_id`, each with the reason. A test holds the list. */
export const KEYED_OTHERWISE: Record<string, string> = {
  'customers-by-identifier': 'asks which customers an identifier belongs to, so no subject exists yet',
  'customers-by-name': 'asks which customers carry a name, so no subject exists yet',
  loads: 'asks how far the tables of a market are loaded, and holds no customer',
  'openings-without-call': 'lists what reps did without a call, across customers, and holds no customer id',
  thresholds: 'asks what the bank has set for a whole market and segment, and holds no customer',
};

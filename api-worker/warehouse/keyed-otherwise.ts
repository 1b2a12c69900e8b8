/** The only queries whose rows are not held against one `customer_id`, each with the reason. A test holds the list. */
export const KEYED_OTHERWISE: Record<string, string> = {
  'customers-by-identifier': 'asks which customers an identifier belongs to, so no subject exists yet',
  'customers-by-name': 'asks which customers carry a name, so no subject exists yet',
  'customers-in-tiers': 'asks which of several pinned customers may still be named, so there is not one subject',
  loads: 'asks how far the tables of a market are loaded, and holds no customer',
  thresholds: 'asks what the bank has set for a whole market and segment, and holds no customer',
  'openings-without-call':
    'lists what reps did without a call, across customers within the reader’s tiers, and answers no customer id',
};

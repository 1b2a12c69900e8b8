/** The only queries whose rows are not held against one `customer_id`, each with the reason. A test holds the list. */
export const KEYED_OTHERWISE: Record<string, string> = {
  'customers-by-identifier': 'asks which customers an identifier belongs to, so no subject exists yet',
};

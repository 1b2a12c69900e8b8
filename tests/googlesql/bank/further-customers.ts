import { EDGE_CALLER, EDGE_CUSTOMER, HONG_KONG_CUSTOMER } from './edge/moments.ts';

/** A customer the worker is asked about; scenarios of the bank have this shape, too. */
export interface AskedCustomer {
  key: string;
  customerId: string | null;
  customerName: string | null;
  caller: { customerId: string } | null;
  phone: string | null;
  legs: readonly { bcin?: string; pcin?: string }[];
}

const nameless = { customerName: null, phone: null, legs: [] };

/** What no named customer shows, found in the bank by what makes it so; each answers one `customer_id`. */
const WANTED: Readonly<Record<string, string>> = {
  'payees-this-week': `SELECT customer_id FROM bank.bcs.transaction_data
    WHERE activity_date > DATE '2026-11-10' AND new_payee_count > 0 ORDER BY customer_id LIMIT 1`,
  'more-payees-this-week': `SELECT customer_id FROM bank.bcs.transaction_data
    WHERE activity_date > DATE '2026-11-10' AND new_payee_count > 0 ORDER BY customer_id DESC LIMIT 1`,
  'officer-who-left': `SELECT to_customer_id AS customer_id FROM bank.bcs.customer_relationships
    WHERE valid_to BETWEEN DATE '2026-08-21' AND DATE '2026-11-17' ORDER BY to_customer_id LIMIT 1`,
};

export const FURTHER_KEYS = ['at-the-limits', 'in-hong-kong', ...Object.keys(WANTED)];

/** @param read rows of the bank's file */
export async function furtherCustomers(
  read: (sql: string) => Promise<Readonly<Record<string, unknown>>[]>,
): Promise<AskedCustomer[]> {
  const edge = { key: 'at-the-limits', customerId: EDGE_CUSTOMER, caller: { customerId: EDGE_CALLER }, ...nameless };
  const local = { key: 'in-hong-kong', customerId: HONG_KONG_CUSTOMER, caller: null, ...nameless };
  const found = await Promise.all(
    Object.entries(WANTED).map(async ([key, sql]): Promise<AskedCustomer> => {
      const [row] = await read(sql);
      if (typeof row?.customer_id !== 'string') throw new Error(`The bank has no customer for ${key}`);
      return { key, customerId: row.customer_id, caller: null, ...nameless };
    }),
  );
  return [edge, local, ...found];
}

/** A customer a search has found, before it is masked and sealed. */
export interface Found {
  customerId: string;
  name: string;
  market: string;
  /** Masked already: what tells two customers of one name apart. */
  detail: string;
}

/** Real time for security; the business day comes from the warehouse's as-of. */
export interface Clock {
  nowMs(): number;
}

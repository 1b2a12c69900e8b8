/** What identity needs of the party a conversation is about. */
export interface Party {
  customerId: string;
  name: string;
  localName: string | null;
  greetingName: string | null;
  market: string;
  language: string | null;
  /** What tells candidates of the same initials apart, and is told of nobody else: the kind of firm, and since when. */
  legalForm?: string | null;
  customerSinceYear?: number | null;
}

/** What identity needs of the party a conversation is about. */
export interface Party {
  customerId: string;
  name: string;
  localName: string | null;
  greetingName: string | null;
  market: string;
  language: string | null;
}

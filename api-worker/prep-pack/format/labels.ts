import { words } from './words.ts';

/** Where the bank's own wording is not simply the code in words (`deploy/bigquery/enumerations.json`). */
const LABELS: Record<string, string> = {
  PAYMENT_DELAY: 'Payment held for a fraud check',
  KYC_OUTSTANDING: 'Information outstanding',
  CREDIT_CONTROL: 'No new credit',
  FRAUD_HANDLING: 'Handling of a fraud report',
  FX: 'Foreign exchange',
  TRADE: 'Trade finance',
  EXIT: 'Account exit',
  FASTER_PAYMENT: 'Faster Payments',
  BACS: 'Bacs credits',
  DIRECT_DEBIT: 'Direct debits',
  CHAPS: 'High value',
  INTERNATIONAL: 'International',
  HOST_TO_HOST: 'Host to host',
  ONLINE: 'Internet banking',
  MOBILE: 'Mobile app',
  API: 'Bank API',
  PHONE: 'Telephone',
};

const CONTACT_CHANNELS: Record<string, string> = {
  PHONE: 'call',
  CHAT: 'web chat',
  EMAIL: 'e-mail',
  BRANCH: 'branch visit',
  IVR: 'automated line',
  MARKETING: 'marketing message',
};

export function label(code: string): string {
  return LABELS[code] ?? words(code);
}

/** How a contact is named in a sentence: `call`, `secure message`. */
export function contactLabel(channel: string): string {
  return CONTACT_CHANNELS[channel] ?? words(channel).toLowerCase();
}

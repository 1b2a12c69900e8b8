import { html } from 'hono/html';
import type { Caller, Identified } from '../contract/identity.ts';
import type { Html } from './value.ts';

const REGIONS = new Intl.DisplayNames('en-GB', { type: 'region', style: 'short' });
const ASK = 'Ask who is speaking';
const LANGUAGES = new Intl.DisplayNames('en-GB', { type: 'language' });

/** Who this is, how we know, and who speaks, in the words of the panel. */
export function customerHead(identity: Identified, isOnCall: boolean): Html {
  const { customer, caller, match } = identity;
  const name = customer.isMasked ? 'Customer not verified' : customer.name;
  const local =
    customer.isMasked || customer.localName === undefined
      ? ''
      : html` <span lang="${customer.language ?? 'und'}">${customer.localName}</span>`;
  const facts = [
    provenText(identity),
    `${match.text} (${match.strength} match, ${match.isSigned ? 'signed' : 'not signed'})`,
    [marketWords(customer.market), customer.language && languageWords(customer.language)].filter(Boolean).join(' · '),
    customer.segment && `Segment: ${inWords(customer.segment)}`,
    customer.relationshipManager && `Relationship manager: ${customer.relationshipManager}`,
  ];
  return html`<header>
<h1>${name}${local}</h1>
<div>${facts.filter(Boolean).map((fact) => html`<span class="fact">${fact}</span>`)}</div>
<p>${speaker(caller, isOnCall)}</p>
${rights(caller)}
</header>`;
}

function provenText({ level, match, verification }: Identified): string {
  if (match.method === 'SEARCH') return 'No call, nobody verified';
  if (level === 'verified') return verification?.text ?? 'Verified';
  return level === 'asserted' ? 'Asserted, not verified' : 'Claimed, not verified';
}

function rights({ may, mayNot }: Caller): Html {
  const permitted = may.length > 0 ? html`<p>may: ${may.join(', ')}</p>` : '';
  const refused = mayNot.length > 0 ? html`<p>may not: ${mayNot.join(', ')}</p>` : '';
  return html`${permitted}${refused}`;
}

function speaker(caller: Caller, isOnCall: boolean): string {
  switch (caller.state) {
    case 'known':
    case 'is-customer':
      return knownSpeaker(caller);
    case 'candidates':
      return `${caller.ask ?? ASK} · Perhaps ${(caller.candidates ?? []).map(({ name, role }) => `${name} (${role})`).join(', ')}`;
    case 'held':
      if (!isOnCall) return 'Opened without a call: nobody is speaking.';
      return caller.ask ?? 'The caller is shown once the customer is verified.';
    default:
      return caller.ask ?? ASK;
  }
}

function knownSpeaker({ state, name, role, mandate }: Caller): string {
  const inRole = role ? ` as ${role}` : '';
  const asWhom = state === 'is-customer' ? ', the customer in person' : inRole;
  return `${name ?? 'The customer'} speaks${asWhom}${mandate ? ` (${mandate})` : ''}`;
}

/** `UK` for `GB`; a market that is no region keeps its own name. */
function marketWords(market: string): string {
  return /^[A-Z]{2}$/u.test(market) ? (REGIONS.of(market) ?? market) : market;
}

function languageWords(language: string): string {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u.test(language) ? (LANGUAGES.of(language) ?? language) : language;
}

/** `MID_MARKET` → `Mid market`. */
function inWords(code: string): string {
  const text = code.replaceAll('_', ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import type { Identity, Level } from '../contract/identity.ts';
import { describeCaller, HELD_CALLER } from './caller.ts';
import { candidateDetail } from './candidate-detail.ts';
import type { IdentifierType } from './identifier-key.ts';
import { IDENTIFIER_WORDS } from './identifier-words.ts';
import type { LevelTable } from './levels.ts';
import { maskIdentifier, maskName } from './mask.ts';
import type { Party } from './party.ts';
import type { Match, Resolution, Verification } from './resolution.ts';
import type { SubjectRecord } from './subject.ts';

const MAX_CANDIDATES = 10;

export interface IdentityDependencies {
  levels: LevelTable;
  howToVerify: string[];
  sealCandidate: (party: Party) => Promise<string>;
  /** Time of day in the customer's market. */
  timeText: (instant: string, timeZone: string) => string;
}

/** What everyone is told who asks about nobody, a stranger, or someone beyond their tier. */
const UNIDENTIFIED: Identity = {
  state: 'unidentified',
  text: 'No customer is identified for this conversation.',
};

/** The identity on the wire; what is shown of the customer follows the level table, nothing else. */
export async function describeIdentity(dependencies: IdentityDependencies, resolution: Resolution): Promise<Identity> {
  switch (resolution.state) {
    case 'unidentified':
      return UNIDENTIFIED;
    case 'conflict':
      return describeConflict(resolution);
    case 'candidates':
      return await describeCandidates(dependencies, resolution);
    case 'claimed':
      return describeParty(dependencies, { level: 'claimed', party: resolution.party, match: resolution.match });
    case 'proven':
      return describeParty(dependencies, { ...resolution, party: resolution.record.party });
  }
}

interface Shown {
  level: Level;
  party: Party;
  match: Match;
  record?: SubjectRecord;
  callerId?: string | null;
  verification?: Verification;
}

/** One identified party at its level. */
function describeParty({ levels, howToVerify, timeText }: IdentityDependencies, shown: Shown): Identity {
  const rule = levels[shown.level];
  const isVerified = shown.level === 'verified';
  const atText = isVerified ? verifiedAtText(shown, timeText) : undefined;
  return {
    state: 'identified',
    level: shown.level,
    customer: { ...nameAt(rule.name, shown.party), ...(rule.name === 'full' ? fullDetails(shown) : {}) },
    caller: rule.isCallerShown ? callerOf(shown) : HELD_CALLER,
    match: shown.match,
    ...(atText ? { verification: verificationWords(shown, atText) } : {}),
    howToVerify: isVerified ? [] : howToVerify,
    isPinnable: isPinnable(levels, shown),
  };
}

const WITHOUT_CALL = new Set(['PIN', 'SEARCH']);

/** A pin is made at what the conversation proves by itself; a rep's word lasts half an hour. */
function isPinnable(levels: LevelTable, { level, match, verification }: Shown): boolean {
  return !WITHOUT_CALL.has(match.method) && levels[verification?.by === 'rep' ? 'asserted' : level].isPinnable;
}

function verificationWords({ verification }: Shown, atText: string) {
  const isRepsWord = verification?.by === 'rep';
  const text = isRepsWord ? `Verified by you ${atText}` : `Verified ${atText}`;
  return { text, atText, ...(isRepsWord ? { by: 'rep' as const } : {}) };
}

function verifiedAtText(
  { verification, record }: Shown,
  timeText: IdentityDependencies['timeText'],
): string | undefined {
  return verification && record ? timeText(verification.verifiedAt, record.subject.timeZone) : undefined;
}

function callerOf({ record, callerId }: Shown) {
  return record && callerId !== undefined ? describeCaller(record, callerId) : HELD_CALLER;
}

function fullDetails({ party, record }: Shown) {
  return {
    ...(party.localName ? { localName: party.localName } : {}),
    ...(record ? { segment: record.subject.segment } : {}),
    ...(record?.subject.relationshipManager ? { relationshipManager: record.subject.relationshipManager } : {}),
  };
}

/** A party's name as a level shows it. */
export function nameAt(kind: LevelTable[Level]['name'], party: Party) {
  const shared = { market: party.market, ...(party.language ? { language: party.language } : {}) };
  if (kind === 'full') return { ...shared, name: party.name, isMasked: false };
  if (kind === 'greeting' && party.greetingName) return { ...shared, name: party.greetingName, isMasked: false };
  return { ...shared, name: maskName(party.name), isMasked: true };
}

function describeConflict({ claims, isAgainstStatement }: Extract<Resolution, { state: 'conflict' }>): Identity {
  const text = isAgainstStatement
    ? 'What the call flow signed and what the conversation carries name different customers.'
    : 'The conversation carries identifiers of different customers.';
  return {
    state: 'conflict',
    text,
    claims: claims.map(({ type, from, value }) => ({ from: claimWords(type, from), masked: maskIdentifier(value) })),
  };
}

/** Which identifier, and whether it stood in the participant data or came with the conversation itself. */
function claimWords(type: IdentifierType, from: string): string {
  return `${IDENTIFIER_WORDS[type]}, ${from.startsWith('attribute ') ? 'participant data' : from}`;
}

async function describeCandidates(
  { sealCandidate }: IdentityDependencies,
  { parties, claim }: Extract<Resolution, { state: 'candidates' }>,
): Promise<Identity> {
  const candidates = await Promise.all(
    parties.slice(0, MAX_CANDIDATES).map(async (party) => ({
      handle: await sealCandidate(party),
      name: maskName(party.name),
      market: party.market,
      detail: candidateDetail(party),
    })),
  );
  const shared = `${IDENTIFIER_WORDS[claim.type]}, shared by ${parties.length} customers`;
  return { state: 'candidates', text: shared, candidates };
}

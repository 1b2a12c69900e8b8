import type { Block, UnknownBlock } from '../api-worker/contract/blocks.ts';
import type { Conversation } from '../api-worker/contract/conversations.ts';
import type { Verdict } from '../api-worker/contract/feedback.ts';
import type { Identified, Identity } from '../api-worker/contract/identity.ts';
import type { Openings } from '../api-worker/contract/openings.ts';
import type { ACCESS_REASONS } from '../api-worker/contract/packs.ts';
import type { Pin } from '../api-worker/contract/pins.ts';
import type { SearchAnswer, SearchRequest } from '../api-worker/contract/search.ts';
import type { Session } from '../api-worker/contract/session.ts';
import type { Value } from '../api-worker/contract/values.ts';
import type { VerificationMethod } from '../api-worker/contract/verifications.ts';
import type { HelpView } from './help-state.ts';

export type AccessReason = (typeof ACCESS_REASONS)[number];
export type Rep = Session['rep'];
export type { VerificationMethod };

/** A problem code of the contract, or what the panel found out itself. The text for people lives in the views. */
export type PanelCode = string;

/** One live conversation in the switcher; `label` is the customer's name once its pack has told it. */
export type SwitcherItem = Conversation & { label?: string; isSelected: boolean; unseenCount?: number };

export type SectionState = 'reserved' | 'checking' | 'ready' | 'empty' | 'held' | 'failed';

/** `id` is wider than the eight known ones, so that a newer worker may send a ninth. */
export type PlaceOfSection = { id: string; title: string; reservedRows: number };

/** A block of a kind or shape this panel does not know: its lines are shown, and that an update would show more. */
export type PlainBlock = Omit<UnknownBlock, 'kind'> & { kind: 'plain' };

/** `first` stands above the fold with `firstState`, `body` in the section's own place with `state`. */
export type SectionView = {
  place: PlaceOfSection;
  firstState: SectionState;
  state: SectionState;
  code?: string;
  text?: string;
  /** What the part above the fold says of itself, where it came apart from the rest. */
  firstText?: string;
  first: (Block | PlainBlock)[];
  body: (Block | PlainBlock)[];
};

export type PackStream = 'open' | 'complete' | 'cut';

/** What stands on screen once somebody is identified: `held` below the verified level, otherwise `pack`. */
export type PackView = {
  /** The ticket's id: another id is another pack, drawn anew. */
  id: string;
  identity: Identified;
  /** In the order of the wire and of the screen. */
  sections: SectionView[];
  stream: PackStream;
  /** ISO instant at which the identity arrived. */
  asOf: string;
  /** The customer of this conversation is another one than a moment ago. */
  isChangedCustomer: boolean;
  banner?: string;
  /** Masked; revealed in place for a moment, for those who may. */
  registrationNumber?: Value;
  revealing?: { state: 'asking' } | { state: 'shown'; text: string } | { state: 'refused'; code: PanelCode };
  /** The rep's word about the caller is being recorded, or could not be. */
  vouching?: { state: 'asking' } | { state: 'refused'; code: PanelCode };
  /** By the id of the card. */
  feedback?: Record<string, FeedbackState>;
};

/** What became of the rep's word on one card. */
export type FeedbackState = { state: 'asking' } | { state: 'given' } | { state: 'refused'; code: PanelCode };

type IdentityIn<State extends Identity['state']> = Extract<Identity, { state: State }>;

/** `isChoosing`: a chosen candidate is being looked up. */
export type ConversationView =
  | { state: 'no-conversation' }
  | { state: 'pick' }
  | { state: 'identifying'; conversationId?: string }
  /** The rep said "not this customer"; `retryPack` brings it back. */
  | { state: 'set-aside'; conversationId: string }
  | { state: 'unidentified'; identity: IdentityIn<'unidentified'> }
  | { state: 'candidates'; identity: IdentityIn<'candidates'> }
  | { state: 'conflict'; identity: IdentityIn<'conflict'> }
  | { state: 'look-up-failed'; code: PanelCode; text?: string; retryAfterS?: number }
  | { state: 'held'; pack: PackView }
  | { state: 'pack'; pack: PackView };

/** No label is kept on disk, so it is absent until the worker has read it from the sealed grant. */
export type PinItem = Pick<Pin, 'pinId' | 'pinnedAt' | 'expiresAt'> & {
  label?: string;
  market?: string;
  isExpired: boolean;
};

export type Pins = { isEnabled: boolean; limit: number; items: PinItem[]; problem?: PanelCode };

export type SearchQuery = Omit<SearchRequest, 'reason'>;
export type SearchView =
  | { state: 'idle' }
  | { state: 'searching' }
  | ({ state: 'found' } & SearchAnswer)
  | { state: 'refused'; code: PanelCode };

export type OpeningsView =
  | { state: 'reading' }
  | ({ state: 'shown'; ofRep?: OpeningsRep; earlier?: 'reading' | { failed: PanelCode } } & Openings)
  | { state: 'failed'; code: PanelCode; ofRep?: OpeningsRep };
/** The one rep a supervisor looks at. */
export type OpeningsRep = { repId: string; name: string };

/** What the panel is about: one live conversation, an opened pin or search hit, or nothing. */
export type Selection =
  | { kind: 'none' }
  | { kind: 'conversation'; conversationId: string }
  | { kind: 'pin'; pinId: string }
  | { kind: 'hit'; hitId: string };

export type ReadyState = {
  phase: 'ready';
  rep: Rep;
  organizationName?: string;
  supportContact?: string;
  conversations: SwitcherItem[];
  /** How the list of conversations is kept current; `lost` is said on screen, because a call may ring unseen. */
  connection: 'pushed' | 'polled' | 'lost';
  selection: Selection;
  view: ConversationView;
  pins: Pins;
  /** Only for searchers. */
  search?: SearchView;
  /** The supervisors' list, while it is open. */
  openings?: OpeningsView;
  /** The pin made of the pack on screen, if there is one. */
  pinnedAs?: string;
  banner?: string;
  features: Features;
  /** Every customer is made up: said at the top for as long as the panel is open. */
  isTraining: boolean;
};

/** The policy arrived and cannot be followed; `training` is a made-up bank where a real one is due, or the reverse. */
export type PolicyFault = 'no-address' | 'unknown-address' | 'training' | 'unreadable';

/** What the administrator left switched on; the worker has rules of its own besides. */
export type Features = { search: boolean; reveal: boolean; print: boolean; feedback: boolean };

export type PanelState =
  /** `isOverdue`: longer than any browser takes. */
  | { phase: 'waiting-for-policy'; isOverdue?: boolean; supportContact?: string }
  | { phase: 'policy-wrong'; reason: PolicyFault; workerAddress?: string; supportContact?: string }
  /** By the administrator, at once and for everybody. */
  | { phase: 'switched-off'; supportContact?: string }
  /** The screen is locked or nobody is at the desk: nothing is shown until somebody is. */
  | { phase: 'locked' }
  | { phase: 'choose-worker'; hosts: string[] }
  | { phase: 'signed-out'; problem?: PanelCode; organizationName?: string; supportContact?: string }
  | { phase: 'signing-in' }
  | { phase: 'unreachable'; code: PanelCode; supportContact?: string }
  | ReadyState;

/** The one view the side panel mounts: `PanelView` in `panel-view.tsx`. */
export type PanelViewProps = { state: PanelState; help?: HelpView; actions: PanelActions };

/** Everything a view may ask for. None returns anything: the answer is the next state. */
export type PanelActions = {
  chooseWorker: (host: string) => void;
  /** In the help page, of a setting that is not locked. */
  chooseSetting: (name: string, value: string) => void;
  signIn: () => void;
  signOut: () => void;
  /** From `unreachable`: try again now. */
  reconnect: () => void;
  selectConversation: (conversationId: string) => void;
  chooseCandidate: (handle: string) => void;
  /** "Not this customer": the pack leaves the screen and the rep is asked who it is. */
  notThisCustomer: () => void;
  /** "I have verified the caller": recorded as the rep's own word, then the pack fills. */
  verifyCaller: (method: VerificationMethod) => void;
  /** Shows the masked company number for a moment; recorded. */
  revealField: () => void;
  /** What a card was worth, by the card's own handle. */
  giveFeedback: (noticeId: string, handle: string, verdict: Verdict) => void;
  retrySections: (sectionIds: string[]) => void;
  retryPack: () => void;
  pin: () => void;
  unpin: (pinId: string) => void;
  openPin: (pinId: string, reason: AccessReason) => void;
  /** Closes whatever was opened without a call: a pin or a search hit. */
  closePin: () => void;
  search: (query: SearchQuery, reason: AccessReason) => void;
  openHit: (handle: string) => void;
  /** Anew from the newest; of one rep if asked. */
  showOpenings: (ofRep?: OpeningsRep) => void;
  showEarlierOpenings: () => void;
  closeOpenings: () => void;
  print: () => void;
};

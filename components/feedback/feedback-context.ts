import { createContext, useContext } from 'solid-js';
import type { Verdict } from '../../api-worker/contract/feedback.ts';
import type { FeedbackState } from '../panel-state.ts';

/** What the cards of one pack need, however deep they stand in it. */
type Feedback = {
  /** The administrator may have switched it off. */
  isAsked: () => boolean;
  stateOf: (noticeId: string) => FeedbackState | undefined;
  give: (noticeId: string, handle: string, verdict: Verdict) => void;
};

const FeedbackContext = createContext<Feedback>();

export const FeedbackProvider = FeedbackContext.Provider;
/** Undefined where nobody takes a word on cards. */
export const useFeedback = (): Feedback | undefined => useContext(FeedbackContext);

/** Under which names the disk keeps what rules the panel; beside them stand sealed pins, and nothing else. */
export const POLICY_COPY = 'policy';
/** Within the copy: there is a newer policy, which the browser could not say. No setting has this name. */
export const IS_UNREADABLE = 'isUnreadable';
export const CHOSEN_WORKER = 'chosenWorker';
export const CHOSEN_SETTINGS = 'chosenSettings';

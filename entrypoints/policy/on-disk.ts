/** Under which names the disk keeps what rules the panel; beside them stand sealed pins, and nothing else. */
export const POLICY_COPY = 'policy';
export const CHOSEN_WORKER = 'chosenWorker';
export const CHOSEN_SETTINGS = 'chosenSettings';

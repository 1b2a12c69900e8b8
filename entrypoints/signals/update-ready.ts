/** In the memory of the browser session: a newer version is downloaded and waits until no panel is open. */
export const UPDATE_READY = 'isUpdateReady';

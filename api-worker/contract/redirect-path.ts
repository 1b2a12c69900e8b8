/** Behind `https://<extension id>.chromiumapp.org/`: where Genesys sends a sign-in back to, as its OAuth client is registered. */
export const REDIRECT_PATH = 'oauth';

/** What differs between browsers of one engine: where policy lies, and two names Microsoft changed. */
export type Browser = {
  name: 'chrome' | 'edge';
  title: string;
  /** Below HKEY_LOCAL_MACHINE. */
  registryKey: string;
  /** The preference domain on macOS. */
  domain: string;
  privateWindows: 'IncognitoModeAvailability' | 'InPrivateModeAvailability';
  /** An unknown key or value makes the browser drop what stands beside it, so each gets its own. */
  pinned: { toolbar_pin: 'force_pinned' } | { toolbar_state: 'force_shown' };
};

export const CHROME: Browser = {
  name: 'chrome',
  title: 'Google Chrome',
  registryKey: String.raw`Software\Policies\Google\Chrome`,
  domain: 'com.google.Chrome',
  privateWindows: 'IncognitoModeAvailability',
  pinned: { toolbar_pin: 'force_pinned' },
};

export const EDGE: Browser = {
  name: 'edge',
  title: 'Microsoft Edge',
  registryKey: String.raw`Software\Policies\Microsoft\Edge`,
  domain: 'com.microsoft.Edge',
  privateWindows: 'InPrivateModeAvailability',
  pinned: { toolbar_state: 'force_shown' },
};

export const BROWSERS = [CHROME, EDGE] as const;

/** Below HKEY_LOCAL_MACHINE: where Windows' browsers read what an extension is told. */
export function extensionKey({ registryKey }: Browser, id: string): string {
  return [registryKey, '3rdparty', 'extensions', id].join('\\');
}

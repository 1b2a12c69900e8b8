import { create } from 'xmlbuilder2';

export type Update = {
  id: string;
  version: string;
  /** Where the browser fetches the CRX. */
  codebase: string;
  minimumChromeVersion?: string | undefined;
};

/** What the browser reads at the policy's update address: the one version on offer there. */
export function updateManifest({ id, version, codebase, minimumChromeVersion }: Update): string {
  const minimum = minimumChromeVersion === undefined ? {} : { prodversionmin: minimumChromeVersion };
  const root = create({ version: '1.0', encoding: 'UTF-8' })
    .ele('http://www.google.com/update2/response', 'gupdate')
    .att('protocol', '2.0');
  root.ele('app', { appid: id }).ele('updatecheck', { codebase, version, ...minimum });
  return `${root.end({ prettyPrint: true })}\n`;
}

import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { updateManifest } from '../../../scripts/package/update-manifest.ts';

const UPDATE = { id: 'a'.repeat(32), version: '1.2.3', codebase: 'https://updates.bank.example/x.crx?a=1&b="2"' };

test('a browser finds the one version, its address and the oldest browser that may take it', () => {
  const xml = updateManifest({ ...UPDATE, minimumChromeVersion: '148' });
  const { gupdate } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(xml);
  expect(gupdate).toEqual({
    xmlns: 'http://www.google.com/update2/response',
    protocol: '2.0',
    app: {
      appid: UPDATE.id,
      updatecheck: { codebase: UPDATE.codebase, version: '1.2.3', prodversionmin: '148' },
    },
  });
});

test('without an oldest browser none is named', () => {
  expect(updateManifest(UPDATE)).not.toContain('prodversionmin');
});

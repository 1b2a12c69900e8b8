import type { Component } from './bill-of-materials.ts';

/** What the bank's lawyers need not be asked about. Another licence stops the packaging until somebody has read it. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
]);

export type LicensedPackage = { name: string; version: string; licence: string };

export function licencesOf(components: readonly Component[]): LicensedPackage[] {
  return components.map(({ group, name, version, licenses = [] }) => ({
    name: group === undefined ? name : `${group}/${name}`,
    version,
    licence: licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name).join(', ') || 'none',
  }));
}

/** Throws with every package whose licence nobody has agreed to, one a line. */
export function assertLicencesAllowed(packages: readonly LicensedPackage[]): void {
  const wrong = packages.filter(({ licence }) => !ALLOWED.has(licence));
  if (wrong.length === 0) return;
  const lines = wrong.map(({ name, version, licence }) => `  ${name} ${version}: ${licence}`);
  throw new Error(`These licences are not on the list in scripts/package/licences.ts:\n${lines.join('\n')}`);
}

export function licenceList(parts: Record<string, readonly LicensedPackage[]>): string {
  const sections = Object.entries(parts).map(([title, packages]) => {
    const rows = packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
    return [`## ${title}`, '', '| Package | Version | Licence |', '| --- | --- | --- |', ...rows.sort(), ''].join('\n');
  });
  return `# Licences of the packages in this release\n\n${sections.join('\n')}`;
}

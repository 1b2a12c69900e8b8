/** What the browser and the administrator must know about a version, as its section says it. */
export type AdminNotes = {
  order?: string | undefined;
  newSettings?: string[] | undefined;
  newPermissions?: string[] | undefined;
};

export type Section = { title: string; date?: string | undefined; lines: string[]; admin: AdminNotes };

export const ORDERS = ['worker first', 'panel first', 'either first'];

const HEADING = /^## \[(?<title>[^\]]+)\](?: - (?<date>\d{4}-\d{2}-\d{2}))?\s*$/u;

/** The sections of a changelog in the form of Keep a Changelog, newest first as they stand. */
export function changelogSections(text: string): Section[] {
  const sections: Section[] = [];
  for (const line of text.split(/\r?\n/u)) {
    const heading = HEADING.exec(line)?.groups;
    if (heading !== undefined) sections.push({ title: heading.title ?? '', date: heading.date, lines: [], admin: {} });
    else sections.at(-1)?.lines.push(line);
  }
  return sections.map((section) => ({ ...section, admin: adminNotes(section.lines) }));
}

export const hasEntries = ({ lines }: Section): boolean => lines.some((line) => /^\s*[-*] /u.test(line));

function adminNotes(lines: readonly string[]): AdminNotes {
  const start = lines.indexOf('### For administrators');
  if (start === -1) return {};
  const end = lines.findIndex((line, index) => index > start && line.startsWith('#'));
  const notes = lines.slice(start + 1, end === -1 ? undefined : end).join('\n');
  const said = (name: string): string | undefined =>
    new RegExp(`^- ${name}: (?<text>\\S[^]*?)(?=\\n- |\\n*$(?![^]))`, 'mu').exec(notes)?.groups?.text;
  return {
    order: said('Order')?.replace(/\.$/u, ''),
    newSettings: names(said('New settings')),
    newPermissions: names(said('New permissions')),
  };
}

/** `a`, `b` → a, b; "none" → nothing. */
function names(text: string | undefined): string[] | undefined {
  return text === undefined ? undefined : [...text.matchAll(/`([^`]+)`/gu)].map((match) => match[1] ?? '');
}

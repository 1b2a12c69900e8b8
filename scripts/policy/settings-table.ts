import type { SettingName } from '../../entrypoints/policy/managed-policy.ts';
import type { Setting } from './setting-kinds.ts';
import { allSettings } from './setting-kinds.ts';

/** What holds while nobody sets it. */
const UNSET: Record<SettingName, string> = {
  workerAddress: 'the panel calls nobody',
  trainingWorkerAddress: 'no training desk',
  isSwitchedOff: 'false',
  arePinsAllowed: 'true',
  pinLimit: 'the worker’s limit',
  pinDays: 'the worker’s limit',
  mayPinsRoam: 'false',
  isSearchAllowed: 'true',
  isRevealAllowed: 'true',
  isPrintAllowed: 'true',
  isFeedbackAllowed: 'true',
  isRewordingAllowed: 'true',
  opensOnFirstClick: 'false, the rep may choose',
  colourScheme: 'system, the rep may choose',
  lockedSettings: 'none locked',
  updateRing: 'not known',
  supportContact: 'the worker’s own',
};

const START = '<!-- settings: written by `npm run policy -- --example` -->';
const END = '<!-- /settings -->';

function settingsTable(): string {
  const rows = allSettings().map((setting) => [
    `\`${setting.name}\``,
    typeOf(setting),
    unsetOf(setting.name),
    setting.description,
  ]);
  return table([['Setting', 'Type', 'If not set', 'What it does'], ...rows]);
}

/** Padded as the formatter pads it, so that the page is not changed by either. */
function table([head = [], ...rows]: string[][]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The guide with the table of this schema between its markers; throws where a marker is missing. */
export function withSettingsTable(guide: string): string {
  const start = guide.indexOf(START);
  const end = guide.indexOf(END);
  if (start === -1 || end < start) throw new TypeError(`The guide lacks "${START}" or "${END}".`);
  return `${guide.slice(0, start)}${START}\n\n${settingsTable()}\n\n${guide.slice(end)}`;
}

function unsetOf(name: string): string {
  const known: Record<string, string> = UNSET;
  return known[name] ?? '';
}

function typeOf(setting: Setting): string {
  switch (setting.kind) {
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `integer, ${setting.minimum} to ${setting.maximum}`;
    case 'choice':
      return setting.choices.map((choice) => `\`${choice}\``).join(', ');
    case 'list':
      return `list of ${setting.choices.map((choice) => `\`${choice}\``).join(', ')}`;
    default:
      return 'text';
  }
}

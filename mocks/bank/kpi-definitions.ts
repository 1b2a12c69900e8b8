import definitions from './kpi-definitions.json' with { type: 'json' };
import type { Emit } from './row.ts';

const FIRST_SCREEN = 6;

/** Where each figure comes from, as its tile says. */
export const KPI_SOURCES: Readonly<Record<string, string>> = Object.fromEntries(
  definitions.map((definition) => [definition.kpi_code, definition.source_name]),
);

/** The first six are the tiles above the fold, in the order of the screen. */
export function emitKpiDefinitions(emit: Emit): void {
  definitions.forEach((definition, place) => {
    emit('kpi_definitions', {
      ...definition,
      first_screen: place < FIRST_SCREEN,
      display_rank: place + 1,
      owner_team: definition.source_name.includes('Finance') ? 'Finance Information' : 'Customer Information',
      version: 1,
      valid_from: '2025-01-01',
      valid_to: null,
    });
  });
}

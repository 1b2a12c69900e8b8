import { screen } from '@solidjs/testing-library';
import { describe, expect, it } from 'vitest';
import type { PanelState } from '../../components/panel-state.ts';
import { northgate, northgateIdentity } from './fixtures/northgate.ts';
import { packViewOf } from './fixtures/pack-view.ts';
import { readyState } from './fixtures/panel-states.ts';
import { renderState } from './rendered.tsx';

const MARKUP = '<img src=x onerror="document.title=1"><style>*{display:none}</style>';

/** Every string of the pack replaced by one text; ids and enumerations stay what they are. */
function withTexts(text: string): PanelState {
  const kept = new Set([
    'type',
    'id',
    'kind',
    'place',
    'class',
    'severity',
    'state',
    'status',
    'part',
    'style',
    'mark',
  ]);
  const more = new Set(['tone', 'direction', 'align', 'level', 'strength', 'asOf', 'ticketId']);
  const replaced: unknown = JSON.parse(
    JSON.stringify(packViewOf(northgate), (key, value: unknown) =>
      typeof value === 'string' && !kept.has(key) && !more.has(key) ? text : value,
    ),
  );
  const pack = packViewOf(northgate, replaced instanceof Object ? replaced : {});
  return readyState({ state: 'pack', pack });
}

describe('text of customers', () => {
  it('is never markup, whatever field it stands in', () => {
    const { container } = renderState(withTexts(MARKUP));
    expect(container.querySelector('img')).toBeNull();
    expect(container.querySelector('style')).toBeNull();
    expect(screen.getAllByText(MARKUP, { exact: false }).length).toBeGreaterThan(20);
  });

  it('cannot push the warnings away by the length of a name', () => {
    const name = 'Aktiengesellschaft'.repeat(600);
    const identity = { ...northgateIdentity, customer: { ...northgateIdentity.customer, name } };
    renderState(readyState({ state: 'pack', pack: packViewOf(northgate, { identity }) }));
    expect(screen.getByRole('heading', { level: 1 }).textContent?.length).toBeLessThan(1000);
  });

  it('carries no style attribute that the policy of the panel would refuse', () => {
    const { container } = renderState(withTexts('x'));
    const styled = [...container.querySelectorAll('[style]')].map((element) => element.getAttribute('style') ?? '');
    expect(styled.every((style) => style.startsWith('--reserved-rows'))).toBe(true);
  });
});

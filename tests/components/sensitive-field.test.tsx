import { screen, within } from '@solidjs/testing-library';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { PackView } from '../../components/panel-state.ts';
import { full } from './fixtures/pack-states.ts';
import { readyState } from './fixtures/panel-states.ts';
import { renderState } from './rendered.tsx';

const masked = { text: '•••2345', masked: true };
const show = (change: Partial<PackView>) => renderState(readyState({ state: 'pack', pack: { ...full, ...change } }));
const field = () => within(screen.getByRole('region', { name: 'Company number' }));

it('a sensitive field is masked, and nobody without the handle is offered more', () => {
  show({ registrationNumber: masked });
  expect(field().getByText('•••2345')).toBeTruthy();
  expect(field().queryByRole('button')).toBeNull();
});

it('a revealer asks for it by one button', async () => {
  const user = userEvent.setup();
  const { calls } = show({ registrationNumber: { ...masked, reveal: 'sealed-reveal-0001' } });
  await user.click(field().getByRole('button', { name: 'Show, recorded' }));
  expect(calls).toEqual([['revealField']]);
});

it('the value stands in place of the mask and says that it goes again', () => {
  const registrationNumber = { ...masked, reveal: 'sealed-reveal-0001' };
  show({ registrationNumber, revealing: { state: 'shown', text: '04412345' } });
  expect(field().getByRole('status').textContent).toBe('04412345 hidden again after 30 s');
  expect(field().queryByText('•••2345')).toBeNull();
  expect(field().queryByRole('button')).toBeNull();
});

it('a refusal says why and leaves the mask', () => {
  show({ registrationNumber: masked, revealing: { state: 'refused', code: 'not_permitted' } });
  expect(field().getByRole('alert').textContent).toMatch(/^Not shown. Your role does not allow this/u);
  expect(field().getByText('•••2345')).toBeTruthy();
});

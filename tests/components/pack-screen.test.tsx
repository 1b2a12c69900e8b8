import { screen, within } from '@solidjs/testing-library';
import userEvent from '@testing-library/user-event';
import { createSignal } from 'solid-js';
import { describe, expect, it } from 'vitest';
import type { PanelState } from '../../components/panel-state.ts';
import { PanelView } from '../../components/panel-view.tsx';
import { silentActions } from './fixtures/actions.ts';
import { draw, renderNamed, stateNamed } from './rendered.tsx';

describe('the pack of a verified customer', () => {
  it('reads from who to what: name, caller, STOP, CARE, since last contact, figures, then the sections', () => {
    const { container } = renderNamed('northgate');
    const text = container.textContent ?? '';
    const inOrder = [
      'Northgate Builders Ltd',
      'Verified 10:42',
      'Priya Raman',
      'Payment held for a fraud check',
      'Speak slowly',
      'Promise not kept',
      'Since we last spoke',
      'Total relationship',
      'more key figures',
      'Complaint answer due',
      'Revenue, twelve months',
      'Transactions',
      'Journey · KYC refresh',
      'Network',
      'CMP-20419',
      'Figures as of Wed 18 Nov',
    ];
    const places = inOrder.map((words) => text.lastIndexOf(words));
    expect(places).not.toContain(-1);
    expect(text.indexOf('Payment held')).toBeLessThan(text.indexOf('Since we last spoke'));
    expect(text.indexOf('Since we last spoke')).toBeLessThan(text.indexOf('Complaint answer due'));
  });

  it('says what the caller may and may not do', () => {
    renderNamed('northgate');
    const caller = screen.getByRole('region', { name: 'Caller' });
    expect(caller.textContent).toContain('may:  payments, balances');
    expect(caller.textContent).toContain('may not:  lending, mandate change');
  });

  it('gives every section title, source and age', () => {
    renderNamed('northgate');
    const revenue = screen.getByRole('region', { name: 'Revenue, twelve months' });
    expect(within(revenue).getByText('Ledger · 31 Oct')).toBeTruthy();
  });

  it('asks for a section again when told to', async () => {
    const user = userEvent.setup();
    const { calls } = renderNamed('failed');
    const network = screen.getByRole('region', { name: 'Network' });
    expect(network.textContent).toContain('another customer, which is not shown');
    await user.click(within(network).getByRole('button', { name: /Try again/u }));
    expect(calls).toEqual([['retrySections', ['network']]]);
  });

  it('shows in the critical style that restrictions could not be checked', async () => {
    const user = userEvent.setup();
    const { calls } = renderNamed('failed');
    const alert = screen.getByText('Restrictions could not be checked').closest('.card');
    expect(alert?.getAttribute('data-class')).toBe('STOP');
    expect(alert?.textContent).toContain('treat the customer as restricted');
    expect(screen.queryByText(/No restriction/u)).toBeNull();
    await user.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Check again' }));
    expect(calls).toEqual([['retrySections', ['alerts']]]);
  });

  it('says that restrictions are still being checked before they have answered', () => {
    renderNamed('checking');
    expect(screen.getByText('Checking restrictions…')).toBeTruthy();
    expect(screen.queryByText(/No restriction/u)).toBeNull();
  });

  it('keeps the height of the alerts place once anything below it has been drawn', () => {
    const state = stateNamed('checking');
    if (state.phase !== 'ready' || state.view.state !== 'pack') throw new Error('wrong fixture');
    const pack = state.view.pack;
    const sections = pack.sections.map((view) =>
      view.place.id === 'kpis' ? { ...view, firstState: 'empty' as const } : view,
    );
    const { container } = draw(() => (
      <PanelView state={{ ...state, view: { state: 'pack', pack: { ...pack, sections } } }} actions={silentActions()} />
    ));
    expect(container.querySelector('.place-alerts')?.classList.contains('place-fixed')).toBe(true);
  });

  it('counts what a cut stream did not bring, and asks for that alone', async () => {
    const user = userEvent.setup();
    const { calls } = renderNamed('cut');
    const notice = screen.getByRole('alert');
    expect(notice.textContent).toContain('The connection was cut, 3 sections missing.');
    await user.click(within(notice).getByRole('button', { name: 'Retry' }));
    expect(calls).toEqual([['retrySections', ['revenue', 'network', 'complaints']]]);
  });

  it('says empty as of when, which is not the same as unknown', () => {
    renderNamed('hong-kong');
    expect(screen.getByText('No complaint on file as of 17:31 HKT.')).toBeTruthy();
    expect(screen.getByText('The source did not answer in time.')).toBeTruthy();
    expect(screen.getByText('No restriction and no support need, as of 17:42 HKT.')).toBeTruthy();
  });

  it('shows both scripts of a name, each isolated', () => {
    renderNamed('hong-kong');
    const name = screen.getByRole('heading', { level: 1 });
    expect([...name.querySelectorAll('bdi')].map((part) => part.textContent)).toEqual([
      'Kwong Fat Trading Company Limited',
      '廣發貿易有限公司',
    ]);
  });

  it('lists every section in the rail with what became of it', () => {
    renderNamed('failed');
    const rail = screen.getByRole('navigation', { name: 'Sections' });
    expect(within(rail).getAllByRole('link')).toHaveLength(8);
    expect(within(rail).getByRole('link', { name: /^Network ?, could not be loaded$/u })).toBeTruthy();
  });

  it('announces each section once', async () => {
    const open = stateNamed('streaming');
    const [state, setState] = createSignal<PanelState>(open);
    const { container } = draw(() => <PanelView state={state()} actions={silentActions()} />);
    const live = () => container.querySelector('[aria-live]')?.textContent;
    expect(live()).toBe('Alerts: ready');
    setState(stateNamed('northgate'));
    expect(live()).not.toContain('Alerts');
    expect(live()).toContain('Revenue: ready');
    const before = live();
    setState({ ...stateNamed('northgate') });
    expect(live()).toBe(before);
  });

  it('says when the conversation has come to belong to another customer', () => {
    renderNamed('failed');
    expect(screen.getByText(/now belongs to another customer/u)).toBeTruthy();
  });
});

describe('a held customer', () => {
  it('is masked while only claimed, with how to verify and every section held', () => {
    renderNamed('claimed');
    expect(screen.getByText('Claimed, not verified')).toBeTruthy();
    expect(screen.getByText('N•••••••• B••••••• L••')).toBeTruthy();
    expect(screen.getByText(/Ask for two of/u)).toBeTruthy();
    expect(screen.getByRole('heading', { name: '8 sections are held' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Pin this customer' })).toBeNull();
  });

  it('has a greeting name once asserted, and the rep is told to ask who is speaking', () => {
    renderNamed('asserted');
    expect(screen.getByRole('heading', { name: 'Northgate Builders' })).toBeTruthy();
    expect(screen.getByText('Asserted, not verified')).toBeTruthy();
    expect(screen.getByText('Ask who is speaking')).toBeTruthy();
  });
});

import { expect, it } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { shareDesk } from './desk.ts';
import { watchOrder } from './order-sampler.ts';
import { showsCustomer, showsWholePack } from './panel.ts';

const BUILDER = scenarioOf('fraud-delay-builder');
const SECTIONS = ['alerts', 'kpis', 'insights', 'revenue', 'transactions', 'journey', 'network', 'complaints'];

const desk = shareDesk();

it('has the complete pack on screen before the call is answered', async () => {
  const { bench, panel } = desk;
  const id = await bench.ring('fraud-delay-builder', { signedAs: 'verified' });
  await showsWholePack(panel, BUILDER.customerName ?? '');

  expect(
    bench.stage.genesys.control.conversation(id).participants.find(({ purpose }) => purpose === 'agent'),
  ).not.toHaveProperty('connectedTime');
  expect(await panel.getByRole('tab').textContent()).toContain('ringing');
  expect(await panel.locator('.place-tiles .tile').count()).toBe(6);
  const rail = await panel
    .locator('.rail-entry')
    .evaluateAll((entries) =>
      entries.map((each) => [each.getAttribute('href')?.replace('#section-', ''), each.getAttribute('data-state')]),
    );
  expect(rail).toEqual(SECTIONS.map((section) => [section, 'ready']));
  const statuses = (await bench.packs.whole(id)).frames.flatMap((each) =>
    each.type === 'section' ? [each.status] : [],
  );
  expect(new Set(statuses)).toEqual(new Set(['ready']));
});

it('says who speaks and what they may do, before what to say and not to do', async () => {
  const { bench, panel } = desk;
  await bench.ring('fraud-delay-builder', { signedAs: 'verified' });
  await showsWholePack(panel, BUILDER.customerName ?? '');
  expect(await panel.locator('.caller').textContent()).toContain(BUILDER.caller?.name);
  const text = (await panel.locator('article.pack').textContent()) ?? '';
  const places = [
    BUILDER.customerName ?? '',
    'Verified',
    BUILDER.caller?.name ?? '',
    'Payment held',
    'Promise not kept',
    'Since last contact',
    'Total relationship',
  ].map((words) => text.indexOf(words));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

it('sends the identity first, and the alerts before any other section unless they are late', async () => {
  const { bench, panel } = desk;
  const id = await bench.ring('fraud-delay-builder', { signedAs: 'verified' });
  await showsWholePack(panel, BUILDER.customerName ?? '');
  const { frames } = await bench.packs.whole(id);
  expect(frames[0]?.type).toBe('identity');
  expect(frames.at(-1)).toMatchObject({ type: 'done', complete: true });
  expect(new Set(frames.flatMap((each) => (each.type === 'section' ? [each.id] : [])))).toEqual(new Set(SECTIONS));
});

it('draws nothing else while the restrictions are on their way and nothing says so', async () => {
  const { bench, panel } = desk;
  await bench.faults.slowQuery('alerts', 500);
  const order = await watchOrder(panel);
  await bench.ring('fraud-delay-builder', { signedAs: 'verified' });
  await showsWholePack(panel, BUILDER.customerName ?? '');
  const { states } = await order.stop();
  expect(states.some(({ areAlertsBusy }) => areAlertsBusy)).toBe(true);
  expect(states.filter((each) => each.areAlertsBusy && each.drawn.length > 0 && !each.isCheckingSaid)).toEqual([]);
});

it('says that restrictions are being checked when they are late, and shows the rest beneath', async () => {
  const { bench, panel } = desk;
  await bench.faults.slowQuery('alerts', 3_000);
  const order = await watchOrder(panel);
  await bench.ring('fraud-delay-builder', { signedAs: 'verified' });
  await showsCustomer(panel, BUILDER.customerName ?? '');
  await panel.getByText('Checking restrictions…').waitFor();
  await panel.locator('.place-tiles .tile').first().waitFor();
  await showsWholePack(panel, BUILDER.customerName ?? '');
  const { states } = await order.stop();
  expect(states.some(({ isCheckingSaid, drawn }) => isCheckingSaid && drawn.length > 0)).toBe(true);
  expect(states.filter((each) => each.areAlertsBusy && each.drawn.length > 0 && !each.isCheckingSaid)).toEqual([]);
  expect(await panel.locator('.place-alerts').textContent()).toContain('Payment held');
});

import { screen } from '@solidjs/testing-library';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { BlockOf } from '../../api-worker/contract/blocks.ts';
import { NoticesBlock } from '../../components/blocks/notices.tsx';
import { northgateInsights } from './fixtures/northgate-body.ts';
import { northgateAlerts, northgateCautions } from './fixtures/northgate-first.ts';
import { draw } from './rendered.tsx';

function noticesOf(block: { kind: string }): BlockOf<'notices'> {
  const isNotices = (candidate: { kind: string }): candidate is BlockOf<'notices'> => candidate.kind === 'notices';
  if (!isNotices(block)) throw new Error('not a notices block');
  return block;
}

describe('alert cards', () => {
  it('show the words to say and the thing to do on the first card, and the title alone on the next', () => {
    draw(() => <NoticesBlock block={noticesOf(northgateAlerts)} />);
    expect(screen.getByText(/We have delayed a payment/u).closest('blockquote')).not.toBeNull();
    expect(screen.getByText(/warm-transfer to Payment Safety/u)).toBeTruthy();
    expect(screen.getByText('Must tell')).toBeTruthy();
    const second = screen.getByRole('button', { name: /CARE: Speak slowly/u });
    expect(document.getElementById(second.getAttribute('aria-controls') ?? '')?.hidden).toBe(true);
  });

  it('say the class before the title for those who cannot see it', () => {
    draw(() => <NoticesBlock block={noticesOf(northgateAlerts)} />);
    expect(screen.getByRole('button', { name: /^STOP: Payment held for a fraud check/u })).toBeTruthy();
  });

  it('open to the values and the rule that made them appear', async () => {
    const user = userEvent.setup();
    draw(() => <NoticesBlock block={noticesOf(northgateAlerts)} />);
    expect(screen.queryByText('Rule I02, version 3')).toBeNull();
    await user.click(screen.getByRole('button', { name: /Payment held/u }));
    expect(screen.getByText('Rule I02, version 3')).toBeTruthy();
    expect(screen.getByText('Wed 18 Nov, 09:02')).toBeTruthy();
  });

  it('mark words that must be said as they stand', () => {
    const block = noticesOf(northgateAlerts);
    const [first] = block.notices;
    if (!first) throw new Error('no notice');
    draw(() => <NoticesBlock block={{ ...block, notices: [{ ...first, isScriptOnly: true }] }} />);
    expect(screen.getByText('Say only these words')).toBeTruthy();
  });
});

describe("the rules' cautions above the fold", () => {
  it('are one title, with the others behind a count', async () => {
    const user = userEvent.setup();
    draw(() => <NoticesBlock block={noticesOf(northgateCautions)} density="one-line" />);
    expect(screen.getAllByRole('article')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: '2 more' }));
    expect(screen.getAllByRole('article')).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: 'fewer' }));
    expect(screen.getAllByRole('article')).toHaveLength(1);
  });

  it('keep the words to say for a click', async () => {
    const user = userEvent.setup();
    draw(() => <NoticesBlock block={noticesOf(northgateCautions)} density="one-line" />);
    expect(screen.getByText(/I am sorry we have not called/u).closest('[hidden]')).not.toBeNull();
    await user.click(screen.getByRole('button', { name: /Promise not kept/u }));
    expect(screen.getByText(/I am sorry we have not called/u).closest('[hidden]')).toBeNull();
  });
});

describe('the insights list', () => {
  it('gives class, title, advice and the first value behind each', () => {
    draw(() => <NoticesBlock block={noticesOf(northgateInsights)} />);
    const [clock] = screen.getAllByRole('article');
    expect(clock?.textContent).toContain('CLOCK');
    expect(clock?.textContent).toContain('Give the honest status; connect to Complaints North.');
    expect(clock?.textContent).toContain('Why: regime PSD');
  });

  it('says that growth is held back, and why', () => {
    draw(() => <NoticesBlock block={noticesOf(northgateInsights)} />);
    expect(
      screen.getByText('Held back while a restriction and a complaint are live.').parentElement?.textContent,
    ).toContain('GROW');
  });

  it('shows the receipt on request', async () => {
    const user = userEvent.setup();
    draw(() => <NoticesBlock block={noticesOf(northgateInsights)} />);
    await user.click(screen.getByRole('button', { name: /1 more value about Complaint answer due/u }));
    expect(screen.getByText('Rule I10, version 2')).toBeTruthy();
    expect(screen.getByText('5 Nov')).toBeTruthy();
  });
});

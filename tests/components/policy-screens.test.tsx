import { screen } from '@solidjs/testing-library';
import { describe, expect, it } from 'vitest';
import { renderNamed, renderState } from './rendered.tsx';

const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const toTell = () => screen.getByText('Tell your administrator:').nextElementSibling?.textContent;

describe('settings that do not arrive', () => {
  it('are waited for without alarm at first', () => {
    renderNamed('waiting-for-policy');
    expect(heading()).toBe("Waiting for your organisation's settings");
    expect(screen.queryByText('Tell your administrator:')).toBeNull();
  });

  it('are said to be missing after a while, with the words to pass on', () => {
    renderNamed('waiting-overdue');
    expect(heading()).toBe('No settings have arrived');
    expect(toTell()).toMatch(/no policy, or a policy without any value it can use/u);
    expect(screen.getByText('Help: Desktop support, x5000')).toBeTruthy();
  });

  it('change to overdue on the screen that waits', () => {
    const { show } = renderNamed('waiting-for-policy');
    show({ phase: 'waiting-for-policy', isOverdue: true });
    expect(heading()).toBe('No settings have arrived');
  });
});

describe('settings that cannot be followed', () => {
  it.each([
    ['no-address', 'The settings name no service', /names no worker address/u],
    ['unknown-address', 'The settings name an unknown address', /names https:\/\/one\.example, which/u],
    ['unreadable', 'The settings cannot be read', /fails to hand the policy/u],
    ['training', 'Training and real customers are mixed up', /policy and https:\/\/one\.example disagree/u],
  ] as const)('%s is said plainly, with the words to pass on and whom to ask', (reason, title, words) => {
    renderState({
      phase: 'policy-wrong',
      reason,
      workerAddress: reason === 'no-address' ? undefined : 'https://one.example',
      supportContact: 'Desktop support, x5000',
    });
    expect(heading()).toBe(title);
    expect(toTell()).toMatch(words);
    expect(screen.getByText('Help: Desktop support, x5000')).toBeTruthy();
  });

  it('show the address as text, whatever it is', () => {
    const { container } = renderState({
      phase: 'policy-wrong',
      reason: 'unknown-address',
      workerAddress: '<img src=x onerror=alert(1)>',
    });
    expect(toTell()).toContain('<img src=x onerror=alert(1)>');
    expect(container.querySelector('img')).toBeNull();
  });
});

it('a panel switched off says by whom and how to work on', () => {
  renderNamed('switched-off');
  expect(heading()).toBe('Switched off by your organisation');
  expect(screen.getByText(/^Use the desktop as usual\. Nothing about customers is shown here/u)).toBeTruthy();
  expect(screen.getByText('Help: Desktop support, x5000')).toBeTruthy();
});

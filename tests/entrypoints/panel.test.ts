import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { createPanelBench as createBench, HOST, settled, USE } from './panel-bench.ts';

describe('the panel', () => {
  test('waits for a late policy, then goes all the way by itself', async () => {
    const { verdict, phases } = await createBench();
    await verdict({ kind: 'waiting', isOverdue: false });
    expect(phases).toEqual([{ phase: 'waiting-for-policy' }]);
    await verdict(USE);
    expect(new Set(phases.map(({ phase }) => phase))).toEqual(new Set(['waiting-for-policy', 'signing-in', 'ready']));
  });

  test('calls nobody when the policy names a worker of another build', async () => {
    const { verdict, last } = await createBench();
    await verdict({ kind: 'wrong', reason: 'unknown-address', workerAddress: 'https://evil.example' });
    expect(last()).toEqual({ phase: 'policy-wrong', reason: 'unknown-address', workerAddress: 'https://evil.example' });
  });

  test('takes a choice only from the compiled addresses, and only where there is one to make', async () => {
    const { verdict, last, panel } = await createBench();
    await verdict({ kind: 'waiting', isOverdue: false });
    panel.actions.chooseWorker(HOST);
    await settled();
    expect(last()).toEqual({ phase: 'waiting-for-policy' });
    await verdict({ kind: 'choose' });
    panel.actions.chooseWorker('https://evil.example');
    await settled();
    expect(last()).toEqual({ phase: 'choose-worker', hosts: [HOST] });
    panel.actions.chooseWorker(HOST);
    await settled();
    expect(last()).toMatchObject({ phase: 'ready' });
  });

  test('says that the worker cannot be reached, and goes on when it can', async () => {
    const { verdict, last, panel, worker } = await createBench();
    worker.isReachable = false;
    await verdict(USE);
    expect(last()).toEqual({ phase: 'unreachable', code: 'offline' });
    worker.isReachable = true;
    panel.actions.reconnect();
    await settled();
    expect(last()).toMatchObject({ phase: 'ready' });
  });

  test('asks for a click when a silent sign-in is not possible, and says why a sign-in failed', async () => {
    const { verdict, last, panel, worker } = await createBench();
    worker.silent = null;
    worker.window = null;
    await verdict(USE);
    expect(last()).toMatchObject({ phase: 'signed-out', problem: undefined });
    panel.actions.signIn();
    await settled();
    expect(last()).toMatchObject({ phase: 'signed-out', problem: 'sign_in_cancelled' });
  });

  test('tells a user whom the bank refuses at once, and asks for no sign-in first', async () => {
    const { verdict, last, worker } = await createBench();
    worker.refusal = new ProblemError('not_permitted', { status: 403 });
    await verdict(USE);
    expect(last()).toMatchObject({ phase: 'signed-out', problem: 'not_permitted' });
  });

  test('says so too when the bank refuses the user later', async () => {
    const { verdict, last, loseSession } = await createBench();
    await verdict(USE);
    loseSession('not_permitted');
    expect(last()).toMatchObject({ phase: 'signed-out', problem: 'not_permitted' });
  });

  test('takes everything off the screen when the session ends', async () => {
    const { verdict, last, loseSession, panel } = await createBench();
    await verdict(USE);
    loseSession();
    expect(last()).toMatchObject({ phase: 'signed-out', problem: 'session_expired' });
    panel.actions.selectConversation('a');
    expect(last()).toMatchObject({ phase: 'signed-out' });
  });

  test('loads the document anew after a sign-out, here or in another panel', async () => {
    const { verdict, panel, reloads, signOuts } = await createBench();
    await verdict(USE);
    panel.actions.signOut();
    await settled();
    expect([signOuts(), reloads()]).toEqual([1, 1]);
    const other = await createBench();
    await other.verdict(USE);
    other.panel.sessionChanged(null);
    expect(other.reloads()).toBe(1);
  });

  test('offers no way back in before the sign-out is over, whatever else ends meanwhile', async () => {
    const { verdict, panel, loseSession, last, reloads } = await createBench();
    await verdict(USE);
    panel.actions.signOut();
    loseSession('session_expired');
    expect(last()).toEqual({ phase: 'signing-in' });
    await settled();
    expect(reloads()).toBe(1);
  });

  test('signs in when another panel of this browser did', async () => {
    const { verdict, last, panel, worker } = await createBench();
    const { silent } = worker;
    worker.silent = null;
    await verdict(USE);
    worker.silent = silent;
    panel.sessionChanged('r');
    await settled();
    expect(last()).toMatchObject({ phase: 'ready' });
  });

  test('shows nothing once it is locked, whatever still arrives', async () => {
    const { verdict, last, panel, loseSession } = await createBench();
    await verdict(USE);
    panel.lock();
    loseSession();
    panel.sessionChanged('r');
    await settled();
    expect(last()).toEqual({ phase: 'locked' });
  });
});

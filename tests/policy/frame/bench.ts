import { afterAll, beforeAll, inject } from 'vitest';
import { scenarioOf } from '../../../mocks/bank/scenarios.ts';
import { ring, sign } from '../../../mocks/stage/arrivals.ts';
import { REP } from '../../../mocks/stage/cast.ts';
import type { Stage } from '../../../mocks/stage/stage.ts';
import { startStage } from '../../../mocks/stage/stage.ts';
import type { Distribution } from './distribution.ts';
import { openDistribution } from './distribution.ts';
import { keyOf } from './release.ts';

/** A bank that has rolled the panel out, and the conversations of its reps. */
export interface Bench extends Distribution {
  stage: Stage;
  /** A verified customer on the line. */
  ring: (scenario: string, media?: 'call' | 'chat') => Promise<string>;
  hangUp: (conversationId: string) => void;
}

/** One bench for all tests of a file. */
export function shareBench(): () => Bench {
  let bench: Bench | undefined;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench?.close());
  return () => {
    if (bench === undefined) throw new Error('the bench is opened before the first test');
    return bench;
  };
}

async function openBench(): Promise<Bench> {
  const stage = await startStage({ extensionId: keyOf(inject('build')).id });
  const distribution = await openDistribution(stage);
  const { control } = stage.genesys;
  return {
    ...{ ...distribution, stage },
    ring: async (key, media = 'call') => {
      const scenario = scenarioOf(key);
      const id = ring(stage, REP, scenario, media);
      await sign(stage, id, scenario, 'verified');
      control.answer(id);
      control.select(REP.id, id);
      return id;
    },
    hangUp: (id) => {
      control.end(id);
      control.completeWrapUp(id);
    },
    close: async () => {
      await distribution.close();
      await stage.close();
    },
  };
}

import type { Scenario } from '../bank/scenario.ts';
import type { GenesysUser } from '../genesys/options.ts';
import type { Stage } from './stage.ts';

type Media = 'call' | 'chat' | 'message' | 'email' | 'callback';

/** Lets a scenario's conversation ring with what its flow knows; the statement comes apart. */
export function ring(stage: Stage, user: GenesysUser, scenario: Scenario, media: Media = 'call'): string {
  const [first = {}, ...others] = scenario.legs;
  const { control } = stage.genesys;
  const { id } = control.ring({
    userId: user.id,
    media,
    attributes: attributesOf(first),
    customerName: scenario.phone ?? 'Number withheld',
    ...(scenario.phone ? { ani: scenario.phone } : { ani: 'anonymous' }),
  });
  for (const leg of others) control.join(id, { attributes: attributesOf(leg) });
  return id;
}

/** The bank's call flow has the worker sign what it found out, and writes the statement to the conversation. */
export async function sign(
  stage: Stage,
  conversationId: string,
  scenario: Scenario,
  level: 'asserted' | 'verified',
): Promise<void> {
  const [{ bcin, pcin } = {}] = scenario.legs;
  const customer = bcin ? ({ type: 'BCIN', value: bcin } as const) : ({ type: 'PCIN', value: pcin ?? '' } as const);
  await stage.genesys.control.issueStatement(conversationId, {
    customer,
    ...(bcin && pcin ? { caller: { type: 'PCIN', value: pcin } as const } : {}),
    level,
    method: level === 'verified' ? 'IVR_PIN' : 'IVR_ENTRY',
  });
}

function attributesOf({ bcin, pcin }: Scenario['legs'][number]): Record<string, string> {
  return { ...(bcin ? { BCIN: bcin } : {}), ...(pcin ? { PCIN: pcin } : {}) };
}

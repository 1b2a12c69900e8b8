import { z } from 'zod';
import { pack } from '../../api-worker/contract/frames.ts';

/** The pack of one scenario customer, as a rep or a manager of every tier gets it. */
export const scenarioPack = z.object({ key: z.string(), conversationId: z.string(), pack });
export type ScenarioPack = z.infer<typeof scenarioPack>;

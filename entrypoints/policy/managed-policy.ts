import { z } from 'zod';

/** What an administrator may set. Flat, because Chrome drops a whole top-level key when anything inside has a wrong type. */
export const managedPolicy = z.object({
  workerAddress: z.string().optional().meta({
    title: 'Worker address',
    description:
      'The https origin of the bank’s API worker, for example https://prep.bank.example. It must be one of the addresses this build was packaged with. Without it the panel waits and calls nobody.',
  }),
  arePinsAllowed: z.boolean().optional().meta({
    title: 'Allow pins',
    description:
      'Whether a rep may pin a customer. Off removes the pin button and the list; the worker can also refuse.',
  }),
});
export type ManagedPolicy = z.infer<typeof managedPolicy>;

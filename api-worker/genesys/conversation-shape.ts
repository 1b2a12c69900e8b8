import { z } from 'zod';

const optionalText = z.string().nullish().catch(null);

/** A call, message, email, chat or call-back leg; Genesys adds fields without notice, so unknown ones are let pass. */
const mediaShape = z.looseObject({
  state: optionalText,
  direction: optionalText,
  held: z.boolean().nullish().catch(null),
  connectedTime: optionalText,
  disconnectedTime: optionalText,
  type: optionalText,
  afterCallWork: z.looseObject({ state: optionalText }).nullish().catch(null),
  fromAddress: z.looseObject({ addressNormalized: optionalText }).nullish().catch(null),
  toAddress: z.looseObject({ addressNormalized: optionalText }).nullish().catch(null),
  callbackNumbers: z.array(z.string()).nullish().catch(null),
});
export type MediaShape = z.infer<typeof mediaShape>;

/** Unused media come as an empty array, newer kinds may be absent. */
const mediaList = z.array(mediaShape).nullish().catch(null);

export const participantShape = z.looseObject({
  purpose: optionalText,
  userId: optionalText,
  startTime: optionalText,
  connectedTime: optionalText,
  endTime: optionalText,
  startAcwTime: optionalText,
  endAcwTime: optionalText,
  queueName: optionalText,
  externalContactId: optionalText,
  ani: optionalText,
  dnis: optionalText,
  address: optionalText,
  attributes: z.record(z.string(), z.unknown()).nullish().catch(null),
  calls: mediaList,
  callbacks: mediaList,
  chats: mediaList,
  emails: mediaList,
  messages: mediaList,
  cobrowsesessions: mediaList,
  socialExpressions: mediaList,
  videos: mediaList,
});
export type ParticipantShape = z.infer<typeof participantShape>;

export const conversationShape = z.looseObject({
  id: z.string(),
  startTime: optionalText,
  participants: z.array(participantShape).default([]),
});

export const listingShape = z.looseObject({ entities: z.array(z.unknown()).default([]) });

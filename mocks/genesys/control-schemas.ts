import { z } from 'zod';

const id = z.guid();
const conversation = z.strictObject({ conversationId: id });
const identifier = z.strictObject({ type: z.enum(['BCIN', 'PCIN']), value: z.string().min(1) });

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

export const ringSchema = z.strictObject({
  userId: id,
  media: z.enum(['call', 'chat', 'message', 'email', 'callback']).default('call'),
  direction: z.enum(['inbound', 'outbound']).default('inbound'),
  ani: z.string().min(1).default('+442079460123'),
  attributes: z.record(z.string(), z.string()).default({}),
  customerName: z.string().default('Unknown caller'),
  /** null: a direct conversation, without queue and wrap-up. */
  queueName: z.string().min(1).nullable().default('Commercial Banking'),
  conversationId: id.optional(),
  duplicateAttributesOnAcd: z.boolean().default(false),
  subject: z.string().default(''),
  messageType: z.enum(['webmessaging', 'sms', 'whatsapp', 'open']).default('webmessaging'),
  transcript: z.array(z.strictObject({ from: z.enum(['customer', 'agent']), text: z.string() })).default([]),
});
export type RingInput = z.output<typeof ringSchema>;

export const faultSchema = z
  .strictObject({
    /** A regular expression over the path. */
    path: z.string().min(1).refine(isPattern, 'path is no regular expression'),
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']).optional(),
    status: z.int().min(400).max(599).optional(),
    body: z.unknown().optional(),
    retryAfterS: z.int().min(0).optional(),
    delayMs: z.int().min(0).max(600_000).optional(),
    hang: z.boolean().optional(),
    reset: z.boolean().optional(),
    nonJson: z.boolean().optional(),
    times: z.int().min(1).optional(),
  })
  .refine(
    ({ status, delayMs, hang, reset, nonJson }) => Boolean(status || delayMs || hang || reset || nonJson),
    'say what the fault does: status, delayMs, hang, reset or nonJson',
  );
export type FaultInput = z.output<typeof faultSchema>;

const statementSchema = conversation.extend({
  customer: identifier,
  caller: identifier.optional(),
  level: z.enum(['asserted', 'verified']),
  method: z.string().regex(/^[A-Z0-9_]{2,16}$/),
  verifiedAt: z.iso.datetime({ offset: true }).optional(),
  attribute: z.string().default('bcsStatement'),
});

export const controlSchemas = {
  ring: ringSchema,
  offer: conversation.extend({ userId: id }),
  noAnswer: conversation.extend({
    userId: id.optional(),
    by: z.enum(['timeout', 'rep']).default('timeout'),
    nextUserId: id.optional(),
  }),
  answer: conversation.extend({ userId: id.optional() }),
  hold: conversation.extend({ userId: id.optional() }),
  unhold: conversation.extend({ userId: id.optional() }),
  transfer: conversation.extend({ toUserId: id, kind: z.enum(['blind', 'consult']).default('blind') }),
  completeTransfer: conversation,
  conference: conversation.extend({ toUserId: id.optional() }),
  join: conversation.extend({ attributes: z.record(z.string(), z.string()).default({}) }),
  end: conversation.extend({ by: z.enum(['customer', 'rep']).default('customer'), userId: id.optional() }),
  completeWrapUp: conversation.extend({
    userId: id.optional(),
    code: z.string().default('7fb334b0-0e9e-11e4-9191-0800200c9a66'),
    name: z.string().default('Default Wrap-up Code'),
    notes: z.string().default(''),
  }),
  setAttributes: conversation.extend({
    attributes: z.record(z.string(), z.string()),
    /** customer, acd, ivr, agent, or a participant id. */
    participant: z.string().default('customer'),
  }),
  issueStatement: statementSchema,
  select: z.strictObject({ userId: id, conversationId: id.nullable() }),
  conversation,
  fault: faultSchema,
  clearFaults: z.strictObject({}),
  calls: z.strictObject({}),
  revokeToken: z.strictObject({ userId: id.optional() }),
  announceClosing: z.strictObject({}),
  closeSockets: z.strictObject({}),
  reset: z.strictObject({ keepSignIns: z.boolean().default(false) }),
};

type Schemas = typeof controlSchemas;
/** What a caller gives, before defaults. */
export type ControlInput<Name extends keyof Schemas> = z.input<Schemas[Name]>;
/** The same without what the control takes as its own arguments. */
export type ControlOptions<Name extends keyof Schemas, Given extends string = 'conversationId'> = Omit<
  ControlInput<Name>,
  Given
>;

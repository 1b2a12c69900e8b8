import type { Models } from 'purecloud-platform-client-v2';
import ts from 'typescript';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Channel } from '../../mocks/genesys/channels.ts';
import type * as mock from '../../mocks/genesys/conversation.ts';
import type { conversationListing } from '../../mocks/genesys/conversation-routes.ts';
import type { ErrorBody } from '../../mocks/genesys/error-body.ts';
import type { eventConversation } from '../../mocks/genesys/event-conversation.ts';
import type { tokenInfo, userMe } from '../../mocks/genesys/user-routes.ts';

// What the stand-in emits is assignable to the official models and has no key they lack. These are
// statements about types, so the last test puts this very file before the compiler.

type Invented<Emitted, Official> = Exclude<keyof Emitted, keyof Official>;
type Event = ReturnType<typeof eventConversation>;
type EventParticipant = Event['participants'][number];
type EventLegs = Required<EventParticipant>;

describe('what the stand-in writes', () => {
  it('is a Conversation of the official client', () => {
    expectTypeOf<mock.Conversation>().toExtend<Models.Conversation>();
    expectTypeOf<Invented<mock.Conversation, Models.Conversation>>().toBeNever();
    expectTypeOf<ReturnType<typeof conversationListing>>().toExtend<Models.ConversationEntityListing>();
    expectTypeOf<Invented<ReturnType<typeof conversationListing>, Models.ConversationEntityListing>>().toBeNever();
  });

  it('is a Participant, with each medium', () => {
    expectTypeOf<mock.Participant>().toExtend<Models.Participant>();
    expectTypeOf<Invented<mock.Participant, Models.Participant>>().toBeNever();
    expectTypeOf<Invented<mock.Call, Models.Call>>().toBeNever();
    expectTypeOf<Invented<mock.Callback, Models.Callback>>().toBeNever();
    expectTypeOf<Invented<mock.Chat, Models.ConversationChat>>().toBeNever();
    expectTypeOf<Invented<mock.Email, Models.Email>>().toBeNever();
    expectTypeOf<Invented<mock.Message, Models.Message>>().toBeNever();
    expectTypeOf<Invented<mock.Wrapup, Models.Wrapup>>().toBeNever();
    expectTypeOf<Invented<mock.AfterCallWork, Models.AfterCallWork>>().toBeNever();
    expectTypeOf<Invented<mock.Segment, Models.Segment>>().toBeNever();
    expectTypeOf<Invented<mock.Address, Models.Address>>().toBeNever();
  });

  it('is a TokenInfo and a UserMe', () => {
    type TokenInfo = ReturnType<typeof tokenInfo>;
    expectTypeOf<TokenInfo>().toExtend<Models.TokenInfo>();
    expectTypeOf<Invented<TokenInfo, Models.TokenInfo>>().toBeNever();
    expectTypeOf<Invented<TokenInfo['OAuthClient'], Models.OrgOAuthClient>>().toBeNever();
    expectTypeOf<ReturnType<typeof userMe>>().toExtend<Models.UserMe>();
    expectTypeOf<Invented<ReturnType<typeof userMe>, Models.UserMe>>().toBeNever();
  });

  it('is a Channel and an ErrorBody', () => {
    expectTypeOf<Channel>().toExtend<Models.Channel>();
    expectTypeOf<Invented<Channel, Models.Channel>>().toBeNever();
    expectTypeOf<ErrorBody>().toExtend<Models.ErrorBody>();
    expectTypeOf<Invented<ErrorBody, Models.ErrorBody>>().toBeNever();
  });

  it('is an event conversation, plus additionalProperties as recorded frames have it', () => {
    type Extra = 'additionalProperties';
    expectTypeOf<Event>().toExtend<Models.ConversationEventTopicConversation>();
    expectTypeOf<Invented<Event, Models.ConversationEventTopicConversation>>().toEqualTypeOf<Extra>();
    expectTypeOf<EventParticipant>().toExtend<Models.ConversationEventTopicParticipant>();
    expectTypeOf<Invented<EventParticipant, Models.ConversationEventTopicParticipant>>().toEqualTypeOf<Extra>();
    expectTypeOf<Invented<EventLegs['calls'][number], Models.ConversationEventTopicCall>>().toEqualTypeOf<Extra>();
    expectTypeOf<Invented<EventLegs['chats'][number], Models.ConversationEventTopicChat>>().toEqualTypeOf<Extra>();
    expectTypeOf<Invented<EventLegs['emails'][number], Models.ConversationEventTopicEmail>>().toEqualTypeOf<Extra>();
    expectTypeOf<
      Invented<EventLegs['messages'][number], Models.ConversationEventTopicMessage>
    >().toEqualTypeOf<Extra>();
    expectTypeOf<
      Invented<EventLegs['callbacks'][number], Models.ConversationEventTopicCallback>
    >().toEqualTypeOf<Extra>();
  });
});

describe('the statements above', () => {
  function compilerErrors(change: (text: string) => string): string[] {
    const config = ts.readConfigFile('tsconfig.tests.json', ts.sys.readFile).config;
    const { options } = ts.parseJsonConfigFileContent(
      { ...config, compilerOptions: { ...config.compilerOptions, checkJs: false, allowJs: false } },
      ts.sys,
      '.',
    );
    const host = ts.createCompilerHost(options);
    const read = host.readFile;
    host.readFile = (name) => (name === import.meta.filename ? change(read(name) ?? '') : read(name));
    const program = ts.createProgram([import.meta.filename], options, host);
    const source = program.getSourceFile(import.meta.filename);
    return program
      .getSemanticDiagnostics(source)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  }

  it('hold before the compiler, which does catch a shape that is not official', () => {
    expect(compilerErrors((text) => text)).toEqual([]);
    expect(
      compilerErrors((text) => text.replace('toExtend<Models.Channel>', 'toExtend<Models.Conversation>')),
    ).not.toEqual([]);
  }, 60_000);
});

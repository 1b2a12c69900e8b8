import platformClient from 'purecloud-platform-client-v2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { ada, ben, client, codeFor, organization, redirectUri, startFixture, verifier } from './fixture.ts';

// The official Genesys client, pointed at the stand-in as at a gateway, signs in and reads.

const { ApiClient, ConversationsApi, NotificationsApi, TokensApi, UsersApi } = platformClient;
let mock: GenesysMock;

beforeAll(async () => {
  mock = await startFixture();
  const gateway = { host: 'localhost', protocol: 'https', port: mock.port };
  ApiClient.instance.setGateway({ ...gateway, path_params_login: 'login', path_params_api: 'api-gw' });
  await ApiClient.instance.authorizePKCEGrant(client.id, verifier, await codeFor(mock), redirectUri);
});
afterAll(async () => mock.close());

describe('the official client', () => {
  it('signs in by the PKCE grant', async () => {
    await expect(new TokensApi().headTokensMe()).resolves.toBeUndefined();
    const again = ApiClient.instance.authorizePKCEGrant(client.id, verifier, 'used-code', redirectUri);
    await expect(again).rejects.toBeTruthy();
  });

  it('reads tokens/me', async () => {
    const token = await new TokensApi().getTokensMe();
    expect(token.OAuthClient?.id).toBe(client.id);
    expect(token.organization).toEqual(organization);
  });

  it('reads users/me with its expansions', async () => {
    const user = await new UsersApi().getUsersMe({ expand: ['token', 'organization', 'authorization'] });
    expect(user).toMatchObject({ id: ada.id, organization, authorization: { roles: ada.roles } });
    expect(user.token?.OAuthClient?.id).toBe(client.id);
  });

  it('reads the own active conversations and one of them', async () => {
    const { id } = mock.control.ring({ userId: ada.id, attributes: { BCIN: 'B1' } });
    const listing = await new ConversationsApi().getConversations();
    expect(listing.entities?.map((each) => each.id)).toContain(id);
    const conversation = await new ConversationsApi().getConversation(id);
    expect(conversation.participants[0]?.attributes).toEqual({ BCIN: 'B1' });
  });

  it("reads Genesys' own error body from a refusal", async () => {
    const { id } = mock.control.ring({ userId: ben.id });
    const refusal = await new ConversationsApi().getConversation(id).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ status: 403, code: 'missing.any.permissions' });
  });

  it('writes participant data', async () => {
    const { id, participants } = mock.control.ring({ userId: ada.id });
    const participantId = participants[0]?.id ?? '';
    const attributes = { attributes: { BCIN: 'B2' } };
    await new ConversationsApi().patchConversationParticipantAttributes(id, participantId, attributes);
    expect(mock.control.conversation(id).participants[0]?.attributes).toEqual({ BCIN: 'B2' });
  });

  it('opens a channel and subscribes to the own conversations', async () => {
    const notifications = new NotificationsApi();
    const { id = '', connectUri } = await notifications.postNotificationsChannels();
    expect(connectUri).toMatch(/^wss:\/\/streaming\.euw2\.pure\.cloud\//);
    const topic = { id: `v2.users.${ada.id}.conversations` };
    const added = await notifications.postNotificationsChannelSubscriptions(id, [topic]);
    expect(added.entities).toMatchObject([{ ...topic, state: 'Permitted' }]);
    const listed = await notifications.getNotificationsChannelSubscriptions(id);
    expect(listed.entities).toMatchObject([topic]);
    expect((await notifications.getNotificationsChannels()).entities).toMatchObject([{ id }]);
  });

  it('deletes its token at the end', async () => {
    await new TokensApi().deleteTokensMe();
    await expect(new TokensApi().getTokensMe()).rejects.toMatchObject({ status: 401 });
  });
});

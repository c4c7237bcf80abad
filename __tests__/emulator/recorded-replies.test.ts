import { knownPrincipals } from '../../src/emulator/index.js';
import { call, endpointBody, external, root, start, stopAll } from './helper.js';

afterEach(stopAll);

const { deployer } = knownPrincipals;
const basic = `Basic ${Buffer.from(`${deployer.name}:${deployer.secret}`).toString('base64')}`;

it('records answers when asked to, and no token that they issue', async () => {
  const emulator = await start({ recordReplies: true });
  const created = await call(emulator, `POST ${root}`, endpointBody('chat', external));
  await call(emulator, `DELETE ${root}/chat`);
  await call(emulator, `GET ${root}/chat`);
  const headers = { 'authorization': basic, 'content-type': 'application/x-www-form-urlencoded' };
  const signIn = await call(emulator, 'POST /oidc/v1/token', 'grant_type=client_credentials&scope=all-apis', { token: null, headers });
  expect(signIn.body.access_token).toMatch(/^emu-oauth-/);
  const [made, gone, missing, token] = emulator.requests.map(({ reply }) => reply);
  expect(made).toEqual({ contentType: 'application/json', body: created.body });
  expect(gone).toEqual({ contentType: 'application/json', body: {} });
  expect(missing).toMatchObject({ body: { error_code: 'RESOURCE_DOES_NOT_EXIST' } });
  expect(token).toMatchObject({ body: { access_token: '[redacted]', token_type: 'Bearer' } });
  emulator.world.configure({ recordReplies: false });
  await call(emulator, `GET ${root}`);
  expect(emulator.requests.at(-1)).not.toHaveProperty('reply');
});

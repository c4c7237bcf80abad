import { bearer, renewedCredentials } from './bearer.js';
import type { AuthMethod } from './credentials.js';
import { discoverTokenEndpoint } from './discovery.js';
import { basicAuthorization, once, requestToken } from './oauth-token.js';

/** OAuth client credentials of a Databricks service principal (databricks-auth.md 2.3). */
export const oauthM2m: AuthMethod = {
  name: 'oauth-m2m',
  needs: ['clientId', 'clientSecret'],
  create(settings, context) {
    const { clientId: id = '', clientSecret: secret = '' } = settings;
    context.addSecret(secret);
    context.addSecret(basicAuthorization(id, secret).slice('Basic '.length));
    const endpoint = once(() => discoverTokenEndpoint(settings, context));
    const fetch = async (): ReturnType<typeof requestToken> =>
      requestToken(context, {
        endpoint: await endpoint(),
        grantType: 'client_credentials',
        parameters: { scope: 'all-apis' },
        basic: { id, secret },
        explain: (reply, { code, line }) =>
          reply.error(line, { code: 'authentication', ...(code === undefined ? {} : { errorCode: code }), hint: hintFor(code) }),
      });
    return renewedCredentials('oauth-m2m', context, { tokens: [bearer(fetch)] });
  },
};

function hintFor(code: string | undefined): string {
  if (code === 'invalid_client') {
    return (
      'Check `databricks-client-id` (the application id) and `databricks-client-secret`, whether the secret has expired, and ' +
      'whether the principal is assigned to this workspace. A client secret made in Microsoft Entra is not accepted here: make ' +
      'an OAuth secret for the service principal in Databricks, or sign in by `azure-client-secret`.'
    );
  }
  return 'Check the service principal: its application id, its OAuth secret, and its assignment to this workspace.';
}

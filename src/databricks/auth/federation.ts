/** Workload identity federation: an ID token of somebody we trust becomes a Databricks token (databricks-auth.md 2.4, 2.5). */
import { bearer, renewedCredentials } from './bearer.js';
import type { ApiError } from '../../errors.js';
import type { AuthContext, AuthMethod, AuthSettings } from './credentials.js';
import { discoverTokenEndpoint } from './discovery.js';
import { askGitHub, claimLines, claimsOf, readTokenFile, readVariable, subjectAdvice } from './id-token.js';
import { once, requestToken, type Refusal } from './oauth-token.js';
import type { SignInReply } from './sign-in.js';

export const githubOidc: AuthMethod = {
  name: 'github-oidc',
  needs: ['idTokenUrl', 'idTokenKey'],
  detectedBy: ['clientId'],
  create: (settings, context) =>
    federated('github-oidc', { settings, context, idToken: async (endpoint) => askGitHub(settings, context, await audienceFor(endpoint, settings, context)) }),
};

export const envOidc: AuthMethod = {
  name: 'env-oidc',
  needs: ['oidcToken'],
  create: (settings, context) => federated('env-oidc', { settings, context, idToken: () => readVariable(settings, context) }),
};

export const fileOidc: AuthMethod = {
  name: 'file-oidc',
  needs: ['oidcTokenFile'],
  create: (settings, context) => federated('file-oidc', { settings, context, idToken: () => readTokenFile(settings, context) }),
};

interface Federation {
  settings: AuthSettings;
  context: AuthContext;
  idToken: (tokenEndpoint: string) => Promise<string>;
}

function federated(name: string, { settings, context, idToken }: Federation): ReturnType<AuthMethod['create']> {
  const endpoint = once(() => discoverTokenEndpoint(settings, context));
  const fetch = async (): ReturnType<typeof requestToken> => {
    const place = await endpoint();
    const jwt = await idToken(place);
    return requestToken(context, {
      endpoint: place,
      grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
      parameters: {
        // Left out, the policy is one of the whole account.
        client_id: settings.clientId,
        subject_token: jwt,
        subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
        scope: 'all-apis',
      },
      explain: (reply, said) => explain(reply, said, { jwt, byGitHub: name === 'github-oidc' }),
    });
  };
  return renewedCredentials(name, context, { tokens: [bearer(fetch)] });
}

/** The audience that the job asks GitHub for; the policy has to list it. */
async function audienceFor(endpoint: string, settings: AuthSettings, { facts }: AuthContext): Promise<string> {
  if (settings.tokenAudience !== undefined) return settings.tokenAudience;
  const metadata = await facts.read();
  const account = settings.accountId ?? metadata?.accountId;
  const ofAccount = metadata !== undefined && metadata.workspaceId === undefined ? account : undefined;
  return metadata?.audiences[0] ?? ofAccount ?? endpoint;
}

function explain(reply: SignInReply, said: Refusal, { jwt, byGitHub }: { jwt: string; byGitHub: boolean }): ApiError {
  const claims = claimsOf(jwt);
  const hint = [
    'The ID token of this job was presented. A federation policy of the service principal has to hold exactly:',
    claimLines(claims, { iss: 'issuer', aud: 'audiences', sub: 'subject' }),
    [
      subjectAdvice(claims),
      byGitHub ? 'A policy without audiences expects the account id; set DATABRICKS_TOKEN_AUDIENCE to ask for another audience than the one above.' : '',
      'Check `databricks-client-id`, too: it is the application id of the principal that has the policy.',
    ].filter((line) => line !== '').join(' '),
  ].join('\n');
  return reply.error(said.line, { code: 'authentication', ...(said.code === undefined ? {} : { errorCode: said.code }), hint });
}

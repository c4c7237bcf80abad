/** Tokens of Microsoft Entra, and what its refusals mean (databricks-auth.md 2.6, 2.7). */
import { EndpointsError, type ApiError } from '../../errors.js';
import { oneLine } from '../fault.js';
import type { AuthContext, AuthSettings } from './credentials.js';
import { claimLines, claimsOf, subjectAdvice } from './id-token.js';
import { once, requestToken, type Refusal } from './oauth-token.js';
import type { SignInReply } from './sign-in.js';
import type { AccessToken } from './token-cache.js';

/** Azure Databricks as a resource: the same in all production clouds. */
export const databricksResource = '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d';

/** How an application proves itself: by its secret, or by an ID token. */
export type EntraProof = { secret: string } | { assertion: () => Promise<string> };

/** Makes tokens for resources of a tenant. The tenant is looked up where it is not stated, once. */
export function createEntra(settings: AuthSettings, context: AuthContext, proof: EntraProof): (resource: string) => Promise<AccessToken> {
  const tenant = once(() => findTenant(settings, context));
  return async (resource) => {
    const endpoint = `${context.authorities.entra}/${await tenant()}/oauth2/token`;
    const assertion = 'assertion' in proof ? await proof.assertion() : undefined;
    return requestToken(context, {
      endpoint,
      grantType: 'client_credentials',
      parameters: {
        resource,
        client_id: settings.azureClientId,
        client_secret: 'secret' in proof ? proof.secret : undefined,
        client_assertion_type: assertion === undefined ? undefined : 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      },
      explain: (reply, said) => explainEntra(reply, said, assertion),
    });
  };
}

const tenantName = /^[0-9A-Za-z][0-9A-Za-z.-]*$/;

/** The tenant as stated, or as the workspace's own sign-in page names it: its redirect is read and not followed. */
async function findTenant(settings: AuthSettings, { host, authorities, signIn }: AuthContext): Promise<string> {
  const stated = settings.azureTenantId;
  if (stated !== undefined) {
    if (tenantName.test(stated)) return stated;
    throw new EndpointsError('invalid-input', 'ARM_TENANT_ID is neither the id nor the domain of a tenant.', { hint: 'Copy the tenant id from Microsoft Entra.' });
  }
  const hint = 'Set ARM_TENANT_ID to the id of the tenant that the application belongs to.';
  if (host === '') throw new EndpointsError('invalid-input', 'Signing in at Microsoft Entra needs ARM_TENANT_ID.', { hint });
  const reply = await signIn.ask({ attempted: 'look up the Entra tenant of', method: 'GET', url: `${host}/aad/auth` });
  const location = reply.location !== undefined && URL.canParse(reply.location, host) ? new URL(reply.location, host) : undefined;
  const [, tenant = ''] = location?.pathname.split('/') ?? [];
  if (location?.origin === authorities.entra && tenantName.test(tenant)) return tenant;
  throw reply.error('the workspace does not say which tenant it belongs to', { code: 'authentication', hint });
}

/** By the number in the text: what to do. */
const advice: readonly (readonly [RegExp, string])[] = [
  [/AADSTS7000215\b/, 'ARM_CLIENT_SECRET is not a valid secret of the application. Use the secret\'s value, not its id.'],
  [/AADSTS7000222\b/, 'The secret of the application has expired: make a new one and replace ARM_CLIENT_SECRET.'],
  [/AADSTS700016\b/, 'Check ARM_CLIENT_ID, and whether the application is in the tenant that ARM_TENANT_ID names.'],
  [/AADSTS9000?2\b|AADSTS900023\b/, 'There is no such tenant: check ARM_TENANT_ID, and ARM_ENVIRONMENT for sovereign clouds.'],
];

/** AADSTS70021 and its kin: no federated credential is for the presented ID token; 7002138 differs only in letter case. */
const noFederatedCredential = /AADSTS(70021|700211|700212|700213|7002138)\b/;

function explainEntra(reply: SignInReply, said: Refusal, assertion: string | undefined): ApiError {
  // What follows is for Microsoft's own support, and changes every time.
  const words = said.words?.split(/\s*Trace ID:/)[0];
  const page = reply.body?.error_uri;
  const more = typeof page === 'string' && page.startsWith('https://') ? ` (${oneLine(page).slice(0, 200)})` : '';
  const line = `${reply.status} ${[said.code, words].filter((part) => part !== undefined && part !== '').join(': ')}${more}`;
  const code = said.code === undefined ? {} : { errorCode: said.code };
  return reply.error(line, { code: 'authentication', ...code, hint: entraHint(words ?? '', assertion) });
}

function entraHint(words: string, assertion: string | undefined): string {
  if (assertion === undefined || !noFederatedCredential.test(words)) {
    return advice.find(([pattern]) => pattern.test(words))?.[1] ?? 'Check ARM_CLIENT_ID, ARM_TENANT_ID and the credential of the application in Microsoft Entra.';
  }
  const claims = claimsOf(assertion);
  return [
    'The ID token of this job was presented. A federated credential of the application has to hold exactly, in the same letter case:',
    claimLines(claims, { iss: 'issuer', aud: 'audience', sub: 'subject' }),
    [subjectAdvice(claims), 'A new credential may take a few minutes to be known.'].filter((line) => line !== '').join(' '),
  ].join('\n');
}

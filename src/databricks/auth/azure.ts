/** Signing in by Microsoft Entra (databricks-auth.md 2.6, 2.7). */
import { EndpointsError } from '../../errors.js';
import { cloudOf } from './azure-clouds.js';
import { bearer, renewedCredentials } from './bearer.js';
import type { AuthContext, AuthMethod, AuthSettings, Credentials } from './credentials.js';
import { createEntra, databricksResource } from './entra.js';
import { askGitHub } from './id-token.js';
import { createManagedIdentity } from './managed-identity.js';
import { once } from './oauth-token.js';
import type { AccessToken } from './token-cache.js';

type Tokens = (resource: string) => Promise<AccessToken>;

export const azureClientSecret: AuthMethod = azureMethod('azure-client-secret', {
  needs: ['azureClientId', 'azureClientSecret'],
  tokens(settings, context) {
    const secret = settings.azureClientSecret ?? '';
    context.addSecret(secret);
    return createEntra(settings, context, { secret });
  },
  actsForResource: true,
});

export const azureMsi: AuthMethod = azureMethod('azure-msi', { needs: ['azureUseMsi'], tokens: createManagedIdentity, actsForResource: true });

/** The principal must already be a user of the workspace: only its own token is sent. */
export const githubOidcAzure: AuthMethod = azureMethod('github-oidc-azure', {
  needs: ['azureClientId', 'idTokenUrl', 'idTokenKey'],
  tokens: (settings, context) => createEntra(settings, context, { assertion: () => askGitHub(settings, context, 'api://AzureADTokenExchange') }),
  actsForResource: false,
});

interface AzureWay {
  needs: AuthMethod['needs'];
  tokens: (settings: AuthSettings, context: AuthContext) => Tokens;
  /** Sends the tokens by which who manages the Azure resource gets in without being a user of the workspace. */
  actsForResource: boolean;
}

function azureMethod(name: string, { needs, tokens, actsForResource }: AzureWay): AuthMethod {
  return {
    name,
    needs,
    azure: true,
    create(settings, context): Credentials {
      const tokenFor = tokens(settings, context);
      const onAzure = once(() => checkCloud(name, settings, context));
      const fetch = (resource: string) => async (): Promise<AccessToken> => {
        await onAzure();
        return tokenFor(resource);
      };
      const { azureResourceId } = settings;
      const own = bearer(fetch(databricksResource));
      if (!actsForResource) return renewedCredentials(name, context, { tokens: [own] });
      return renewedCredentials(name, context, {
        tokens: [own, { name: 'x-databricks-azure-sp-management-token', prefix: '', fetch: fetch(context.authorities.management) }],
        ...(azureResourceId === undefined ? {} : { fixed: { 'x-databricks-azure-workspace-resource-id': azureResourceId } }),
      });
    },
    findHost: (settings, context) => findHost(settings, context, tokens(settings, context)),
  };
}

/** A secret of Azure is of no use to a workspace elsewhere, and Entra must not be asked for one. */
async function checkCloud(name: string, settings: AuthSettings, { facts, host }: AuthContext): Promise<void> {
  const stated = settings.azureResourceId !== undefined || settings.cloud !== undefined;
  const metadata = stated ? undefined : await facts.read();
  const cloud = cloudOf({ ...settings, host }, metadata?.cloud);
  if (cloud === 'Azure') return;
  throw new EndpointsError('invalid-input', `Signing in by ${name} needs a workspace on Azure, and ${host} is on ${cloud}.`, {
    hint: 'Remove the ARM_* variables and sign in by `github-oidc`, or set DATABRICKS_CLOUD: Azure if this is a workspace on Azure.',
  });
}

const resourceId = /^\/subscriptions\/[\w-]+\/resourceGroups\/[\w.()-]+\/providers\/Microsoft\.Databricks\/workspaces\/[\w.-]+$/i;

/** Azure's resource manager knows the URL of the workspace (databricks-auth.md 2.6). */
async function findHost(settings: AuthSettings, context: AuthContext, tokenFor: Tokens): Promise<string> {
  const id = settings.azureResourceId ?? '';
  if (!resourceId.test(id)) {
    throw new EndpointsError('invalid-input', 'DATABRICKS_AZURE_RESOURCE_ID is not the resource id of a workspace.', {
      hint: 'It has the form `/subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.Databricks/workspaces/<name>`.',
    });
  }
  const { arm } = context.authorities;
  // Which the resource manager takes, too.
  const token = await tokenFor(context.authorities.management);
  const reply = await context.signIn.ask({
    attempted: 'look up the workspace by its resource id at',
    method: 'GET',
    url: `${arm}${id}?api-version=2018-04-01`,
    headers: { authorization: `Bearer ${token.value}` },
  });
  const hint = 'Check DATABRICKS_AZURE_RESOURCE_ID and that the application may read the resource, or set `databricks-host`.';
  if (reply.status !== 200) {
    if (reply.status === 429 || reply.status >= 500) throw reply.error();
    const error = reply.body?.error as { code?: unknown; message?: unknown } | undefined;
    const said = [error?.code, error?.message].filter((part) => typeof part === 'string').join(': ');
    throw reply.error(`${reply.status} ${said}`.trim(), { code: reply.status === 401 ? 'authentication' : 'permission-denied', hint });
  }
  const properties = reply.body?.properties as { workspaceUrl?: unknown } | undefined;
  const url = properties?.workspaceUrl;
  if (typeof url !== 'string' || url === '') throw reply.error('the answer names no `workspaceUrl`', { code: 'authentication', hint });
  return url;
}

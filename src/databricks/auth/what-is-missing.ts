/** What to set, for those who have set half of it or nothing. */
import { EndpointsError } from '../../errors.js';
import { settingWords, type AuthSettings } from './credentials.js';

/** The lines that let a job ask GitHub for an ID token; stated permissions set all others to none. */
const permissionLines = 'permissions:\n  id-token: write\n  contents: read';

/** The job may not ask for an ID token: the runner sets its variables only with that permission. */
export function missingIdToken(method: string): EndpointsError {
  return new EndpointsError(
    'invalid-input',
    `Signing in by ${method} needs an ID token of this job, and the job may not ask for one: ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set.`,
    { hint: `Add these lines to the job:\n${permissionLines}\nRuns for pull requests of forks and by Dependabot do not get this permission.` },
  );
}

/** No method has all it needs: says what the nearest one lacks. */
export function nothingComplete(settings: AuthSettings): EndpointsError {
  const { clientId, clientSecret, oidcTokenEnv, azureClientId, azureClientSecret } = settings;
  const secretHint = 'Set it from a secret of the repository or environment. Workflows of forks and of Dependabot get no secrets.';
  const needs = (method: string, what: string): EndpointsError =>
    new EndpointsError('invalid-input', `Signing in by ${method} needs ${what}.`, { hint: secretHint });
  if (clientSecret !== undefined) return needs('oauth-m2m', settingWords.clientId);
  if (oidcTokenEnv !== undefined) return needs('env-oidc', `the variable that DATABRICKS_OIDC_TOKEN_ENV names (missing env var "${oidcTokenEnv}")`);
  if (clientId !== undefined) return either('`databricks-client-id`', 'github-oidc', `oauth-m2m needs ${settingWords.clientSecret}`);
  if (azureClientSecret !== undefined) return needs('azure-client-secret', settingWords.azureClientId);
  if (azureClientId !== undefined) return either('ARM_CLIENT_ID', 'github-oidc-azure', `azure-client-secret needs ${settingWords.azureClientSecret}`);
  return new EndpointsError('invalid-input', 'No Databricks credential is set.', {
    hint:
      `Set ${settingWords.clientId}, with \`id-token: write\` among the job's \`permissions\` (github-oidc) or with ${settingWords.clientSecret} (oauth-m2m); ` +
      `or ${settingWords.token} (pat). docs/authentication.md shows every way.`,
  });
}

/** A principal is named, and nothing proves it: a missing permission far more often than a missing secret. */
function either(named: string, method: string, other: string): EndpointsError {
  return new EndpointsError(
    'invalid-input',
    `${named} names the principal to sign in as, and nothing proves it: ${method} needs an ID token of this job, which it may not ask for (ACTIONS_ID_TOKEN_REQUEST_URL is not set); ${other}.`,
    { hint: `For ${method}, add these lines to the job:\n${permissionLines}\nRuns for pull requests of forks and by Dependabot get neither this permission nor secrets.` },
  );
}

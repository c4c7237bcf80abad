/** Signed statements of who a job is (JWTs), from GitHub, a variable or a file. A new one for each exchange. */
import { readFile } from 'node:fs/promises';
import { EndpointsError } from '../../errors.js';
import { oneLine } from '../fault.js';
import { isLoopback } from '../host.js';
import type { AuthContext, AuthSettings } from './credentials.js';

/**
 * An ID token of this job for an audience (databricks-auth.md 2.4). Asked for by our own client: `getIDToken` of
 * @actions/core cannot be loaded apart from the rest of that package, follows redirects, and knows no time limit.
 */
export async function askGitHub(settings: AuthSettings, context: AuthContext, audience: string): Promise<string> {
  const { idTokenUrl = '', idTokenKey = '' } = settings;
  context.addSecret(idTokenKey);
  const url = new URL(idTokenUrl);
  url.searchParams.set('audience', audience);
  const reply = await context.signIn.ask({
    attempted: 'get an ID token for this job from',
    method: 'GET',
    url: url.href,
    headers: { authorization: `Bearer ${idTokenKey}`, accept: 'application/json; api-version=2.0' },
  });
  if (reply.fault !== undefined || reply.status !== 200) {
    const busy = reply.status === 429 || reply.status >= 500;
    throw reply.error(`GitHub answered ${reply.status}`, {
      ...(busy ? {} : { code: 'authentication' }),
      hint: busy ? 'Run the job again.' : 'Run the job again; the right to ask for ID tokens ends with the job.',
    });
  }
  const value = reply.body?.value;
  if (!isJwt(value)) throw reply.error('the answer holds no ID token', { code: 'authentication', hint: 'Run the job again.' });
  context.addSecret(value);
  return value;
}

/** The address as the runner has set it: https, or this machine. Throws `invalid-input`. */
export function checkIdTokenUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && url.username === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))) return;
  throw new EndpointsError('invalid-input', 'ACTIONS_ID_TOKEN_REQUEST_URL is not an https URL.', {
    hint: 'The runner sets this variable; do not set it in `env`.',
  });
}

/** The JWT in an environment variable, as it is now. */
export function readVariable(settings: AuthSettings, context: AuthContext): Promise<string> {
  const name = settings.oidcTokenEnv ?? 'DATABRICKS_OIDC_TOKEN';
  const value = context.variable(name)?.trim() ?? '';
  if (value === '') throw unusable(`missing env var "${name}"`, 'Write the ID token into it in an earlier step.');
  return Promise.resolve(announced(value, context, `env var "${name}"`));
}

/** The JWT in a file, as it is now. */
export async function readTokenFile(settings: AuthSettings, context: AuthContext): Promise<string> {
  const path = settings.oidcTokenFile ?? '';
  const shown = `file "${oneLine(path)}"`;
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const absent = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw unusable(`${shown} ${absent ? 'does not exist' : 'cannot be read'}`, 'DATABRICKS_OIDC_TOKEN_FILEPATH has to name the file that an earlier step writes the ID token to.');
  }
  if (text.trim() === '') throw unusable(`${shown} is empty`, 'Write the ID token into it in an earlier step.');
  return announced(text.trim(), context, shown);
}

function announced(value: string, context: AuthContext, where: string): string {
  context.addSecret(value);
  if (!isJwt(value)) throw unusable(`${where} holds no JWT`, 'It has to hold the ID token alone, three parts with dots between them.');
  return value;
}

function unusable(problem: string, hint: string): EndpointsError {
  return new EndpointsError('authentication', `There is no ID token to sign in with: ${problem}.`, { hint });
}

const isJwt = (value: unknown): value is string => typeof value === 'string' && /^[\w-]+\.[\w-]+\.[\w-]*$/.test(value);

export interface Claims {
  iss: string;
  aud: string;
  sub: string;
}

/** What a token says of itself; none of it is secret. "" for what it does not say. */
export function claimsOf(jwt: string): Claims {
  let claims: unknown;
  try {
    claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as unknown;
  } catch {
    claims = undefined;
  }
  const read = (name: keyof Claims): string => {
    const value = typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>)[name] : undefined;
    const texts = (Array.isArray(value) ? (value as unknown[]) : [value]).filter((item): item is string => typeof item === 'string');
    return oneLine(texts.join(', ')).slice(0, 300);
  };
  return { iss: read('iss'), aud: read('aud'), sub: read('sub') };
}

/** The three values on lines of their own, as a policy has to state them. */
export function claimLines({ iss, aud, sub }: Claims, names: { iss: string; aud: string; sub: string }): string {
  const width = Math.max(...Object.values(names).map((name) => name.length)) + 1;
  return [[names.iss, iss], [names.aud, aud], [names.sub, sub]].map(([name = '', value]) => `  ${`${name}:`.padEnd(width)} ${value ?? ''}`).join('\n');
}

/** What to know of a subject before copying it (databricks-auth.md 2.4). "" for other issuers than GitHub. */
export function subjectAdvice({ sub }: Claims): string {
  if (!sub.startsWith('repo:')) return '';
  return /^repo:[^/:]*@\d+\/[^:]*@\d+/.test(sub)
    ? 'The numbers in the subject are the ids of owner and repository; they belong to it (immutable subjects).'
    : 'Repositories made, renamed or transferred after 15 July 2026 get subjects with ids, such as `repo:org@1/repo@2:…`: copy what is printed here, without wildcards.';
}

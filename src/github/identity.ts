/** Whom our comments and issues belong to. */
import { z } from 'zod';
import { ApiError } from '../errors.js';
import type { GitHubApi } from './api.js';
import { isPersonalToken } from './failures.js';
import type { Account } from './replies.js';

export interface PostingIdentity {
  login: string;
  /** `unknown` where neither the login nor the token tells. */
  kind: 'bot' | 'person' | 'unknown';
}

const jobIdentity = 'github-actions[bot]';
const viewerReply = z.object({ data: z.object({ viewer: z.object({ login: z.string().min(1) }).nullish() }).nullish() });
const userReply = z.object({ login: z.string().min(1) });

/**
 * Asks GitHub once, and only when somebody needs to know: GraphQL's viewer, then REST's user, which a job's token may
 * not ask. Where both refuse to say, as GitHub Enterprise Server does to a job's token, it is the job's own bot.
 * Throws where GitHub could not answer: a guess could take another's comment for ours.
 */
export function createIdentity(api: GitHubApi): () => Promise<PostingIdentity> {
  let asking: Promise<PostingIdentity> | undefined;
  return () => {
    asking ??= askIdentity(api).catch((error: unknown) => {
      asking = undefined;
      throw error;
    });
    return asking;
  };
}

async function askIdentity(api: GitHubApi): Promise<PostingIdentity> {
  const login = (await askViewer(api)) ?? (await askUser(api)) ?? jobIdentity;
  if (login.endsWith('[bot]') || api.token.startsWith('ghs_')) return { login, kind: 'bot' };
  return { login, kind: isPersonalToken(api.token) ? 'person' : 'unknown' };
}

async function askViewer(api: GitHubApi): Promise<string | undefined> {
  const call = { method: 'POST', path: api.graphqlUrl, repeatable: true, ...purpose } as const;
  return unlessRefused(async () => {
    const { data } = await api.send({ ...call, parameters: { query: '{ viewer { login } }' } });
    const checked = viewerReply.safeParse(data);
    return checked.success ? checked.data.data?.viewer?.login : undefined;
  });
}

async function askUser(api: GitHubApi): Promise<string | undefined> {
  return unlessRefused(async () => (await api.read({ method: 'GET', path: '/user', ...purpose }, userReply)).login);
}

const purpose = { attempted: 'find out', target: 'whom the token speaks for' };

async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    const refused = error instanceof ApiError && (error.code === 'permission-denied' || error.call.status === 404);
    if (!refused) throw error;
    return undefined;
  }
}

/**
 * Whether an account is the one we post as. The `[bot]` ending comes and goes between GitHub's APIs, so it is left out
 * of the comparison; but a person may have the name of an app, so the kind has to agree as well.
 */
export function isSameAccount(identity: PostingIdentity, account: Account | null): boolean {
  if (account === null || baseName(account.login) !== baseName(identity.login)) return false;
  const isBot = account.type === 'Bot' || account.login.endsWith('[bot]');
  return identity.kind === 'unknown' || (identity.kind === 'bot') === isBot;
}

function baseName(login: string): string {
  return login.toLowerCase().replace(/\[bot\]$/, '');
}

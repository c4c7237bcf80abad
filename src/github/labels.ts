import { z } from 'zod';
import { ApiError } from '../errors.js';
import type { LabelGrant, Labels, Members } from '../ports/pull-requests.js';
import type { Call, GitHubApi } from './api.js';
import { accountReply, type Account } from './replies.js';

const labelledReply = z.object({
  labels: z.array(z.object({ name: z.string() })),
  user: accountReply.nullish(),
  head: z.object({ ref: z.string(), sha: z.string(), repo: z.object({ name: z.string(), owner: z.object({ login: z.string() }) }).nullish() }),
});
type Labelled = z.infer<typeof labelledReply>;

const eventReply = z.object({
  event: z.string(),
  created_at: z.string(),
  actor: accountReply.nullish(),
  label: z.object({ name: z.string() }).nullish(),
});
type EventReply = z.infer<typeof eventReply>;

const activityReply = z.object({ after: z.string(), timestamp: z.string() });

/**
 * Labels as consents. One request where the pull request does not have the label; else three more: its events (one for
 * each hundred), the moves of its branch (unless a plan has judged them), and the permission of who set it, unless that is
 * a bot. Dates of commits say nothing: their authors write them.
 */
export function createLabels(api: GitHubApi, members: Members): Labels {
  return {
    async grantOf(pullRequest, label, planned) {
      const pull = await readLabelled(api, pullRequest);
      if (pull?.labels.some(({ name }) => isSameName(name, label)) !== true) return undefined;
      // After a merge the branch may be gone, and its pushes with it: what the plan knew of them still holds.
      const known = planned?.head === pull.head.sha ? planned : undefined;
      const [events, pushed] = await Promise.all([readEvents(api, pullRequest), known === undefined ? readPushTime(api, pull) : undefined]);
      const setting = events.findLast((event) => event.event === 'labeled' && isSameName(event.label?.name ?? '', label));
      const rebasedAt = events.findLast(({ event }) => event === 'base_ref_changed')?.created_at;
      const afterPush = known !== undefined && setting?.created_at === known.at && isSameName(setting.actor?.login ?? '', known.by);
      const pushedAt = known === undefined || afterPush ? pushed : await readPushTime(api, pull);
      const changedAt = afterPush ? rebasedAt : pushedAt === undefined ? undefined : laterOf(pushedAt, rebasedAt);
      const by = setting?.actor == null ? undefined : await describe(members, setting.actor);
      const grant: LabelGrant = {
        author: pull.user?.login ?? 'ghost',
        head: pull.head.sha,
        ...(setting === undefined ? {} : { setAt: setting.created_at }),
        ...(by === undefined ? {} : { by }),
        ...(changedAt === undefined ? {} : { changedAt }),
        ...(afterPush ? { afterPush } : {}),
      };
      return grant;
    },
  };
}

async function readLabelled(api: GitHubApi, number: number): Promise<Labelled | undefined> {
  return api.find(
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/pulls/{number}',
      parameters: { number },
      attempted: 'read the labels of',
      target: `pull request #${number}`,
      needs: 'pull-requests: read',
    },
    labelledReply,
  );
}

/** Oldest first. */
async function readEvents(api: GitHubApi, number: number): Promise<EventReply[]> {
  const events: EventReply[] = [];
  const pages = api.pages(
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/issues/{number}/events',
      parameters: { number },
      attempted: 'list the events of',
      target: `pull request #${number}`,
      needs: 'pull-requests: read',
    },
    eventReply,
  );
  for await (const page of pages) events.push(...page);
  return events.sort((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at));
}

/**
 * When the head commit last became the branch's tip, as the server saw it. `undefined` where the list of moves does not
 * show it (yet), or is that of a fork which the token may not read.
 */
async function readPushTime(api: GitHubApi, { head }: Labelled): Promise<string | undefined> {
  if (head.repo == null) return undefined;
  const { name } = head.repo;
  const owner = head.repo.owner.login;
  const call: Call = {
    method: 'GET',
    path: '/repos/{owner}/{repo}/activity',
    parameters: { owner, repo: name, ref: `refs/heads/${head.ref}`, direction: 'desc', per_page: 100 },
    attempted: 'list the pushes to',
    target: head.ref,
    needs: 'contents: read',
  };
  try {
    const moves = await api.read(call, activityReply.array());
    return moves.find(({ after }) => after === head.sha)?.timestamp;
  } catch (error) {
    const own = isSameName(`${owner}/${name}`, `${api.repository.owner}/${api.repository.name}`);
    const refused = error instanceof ApiError && (error.code === 'permission-denied' || error.call.status === 404);
    if (own || !refused) throw error;
    return undefined;
  }
}

async function describe(members: Members, { login, type }: Account): Promise<NonNullable<LabelGrant['by']>> {
  // What is not a user has no permission to ask for: apps act by their own rights, and organizations do not act.
  const bot = login.endsWith('[bot]') || (type !== undefined && type !== 'User');
  return { login, bot, permission: bot ? 'none' : await members.permission(login) };
}

function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function laterOf(a: string, b: string | undefined): string {
  return b !== undefined && Date.parse(b) > Date.parse(a) ? b : a;
}

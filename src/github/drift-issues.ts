import { z } from 'zod';
import { parseMarker } from '../markers.js';
import { ApiError } from '../errors.js';
import type { DriftIssue, DriftIssues } from '../ports/drift-issues.js';
import type { Call, GitHubApi } from './api.js';
import { isSameAccount, type PostingIdentity } from './identity.js';
import { commentReply, issueReply, type IssueReply } from './replies.js';
import { isSameText, writeOnce } from './write-once.js';

export const driftLabel = { name: 'endpoint-drift', color: 'd93f0b', description: 'Live serving endpoints differ from the manifest' };

/** How far a runner's clock may be ahead of GitHub's. */
const clockSlackMilliseconds = 60_000;

/**
 * Drift issues of one repository: those with our label that begin with our marker and that we opened. The creator is
 * compared here rather than in the query, where GitHub wants the names of bots in another form than it gives them.
 */
export function createDriftIssues(api: GitHubApi, identity: () => Promise<PostingIdentity>): DriftIssues {
  async function* list(): AsyncGenerator<IssueReply> {
    const pages = api.pages(
      {
        method: 'GET',
        path: '/repos/{owner}/{repo}/issues',
        parameters: { labels: driftLabel.name, state: 'all', sort: 'created', direction: 'desc' },
        attempted: 'list',
        target: 'the drift issues',
        needs: 'issues: read',
      },
      issueReply,
    );
    for await (const page of pages) yield* page.filter((issue) => issue.pull_request == null);
  }

  async function find(manifest: string, target: string): Promise<DriftIssue[]> {
    const found: DriftIssue[] = [];
    for await (const { number, html_url: url, body, state, user, created_at: createdAt } of list()) {
      const marker = parseMarker('drift', body ?? '');
      if (marker?.manifest !== manifest || marker.target !== target) continue;
      if (isSameAccount(await identity(), user)) found.push({ number, url, open: state === 'open', marker, createdAt });
    }
    return found.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt) || b.number - a.number);
  }

  async function findOpenCopy(body: string): Promise<{ number: number; url: string } | undefined> {
    for await (const issue of list()) {
      if (issue.state !== 'open' || !isSameText(issue.body ?? '', body)) continue;
      if (isSameAccount(await identity(), issue.user)) return { number: issue.number, url: issue.html_url };
    }
    return undefined;
  }

  async function create(title: string, body: string): Promise<{ number: number; url: string }> {
    await ensureLabel(api);
    const call: Call = {
      method: 'POST',
      path: '/repos/{owner}/{repo}/issues',
      parameters: { title, body, labels: [driftLabel.name] },
      attempted: 'open',
      target: 'a drift issue',
      needs: 'issues: write',
    };
    const write = async (): Promise<{ number: number; url: string }> => {
      const { number, html_url: url } = await api.read(call, issueReply);
      return { number, url };
    };
    return writeOnce(api, { write, find: () => findOpenCopy(body) });
  }

  async function update(number: number, title: string, body: string, state: 'open' | 'closed'): Promise<void> {
    const reason = state === 'open' ? 'reopened' : 'completed';
    await api.send({
      method: 'PATCH',
      path: '/repos/{owner}/{repo}/issues/{number}',
      parameters: { number, title, body, state, state_reason: reason },
      attempted: 'update',
      target: `issue #${number}`,
      needs: 'issues: write',
    });
  }

  async function comment(number: number, body: string): Promise<void> {
    const since = new Date(api.clock.now() - clockSlackMilliseconds).toISOString();
    const path = '/repos/{owner}/{repo}/issues/{number}/comments';
    const about = { target: `issue #${number}` };
    const write = async (): Promise<true> => {
      await api.send({ method: 'POST', path, parameters: { number, body }, attempted: 'comment on', needs: 'issues: write', ...about });
      return true;
    };
    const findCopy = async (): Promise<true | undefined> => {
      const call = { method: 'GET', path, parameters: { number, since }, attempted: 'list the comments of', ...about } as const;
      for await (const page of api.pages({ ...call, needs: 'issues: read' }, commentReply)) {
        const same = page.filter((reply) => isSameText(reply.body ?? '', body));
        const we = same.length === 0 ? undefined : await identity();
        if (we !== undefined && same.some(({ user }) => isSameAccount(we, user))) return true;
      }
      return undefined;
    };
    await writeOnce(api, { write, find: findCopy });
  }

  return { find, create, update, comment };
}

/** GitHub makes a missing label by itself, but grey and unexplained. Another run may make it at the same time. */
async function ensureLabel(api: GitHubApi): Promise<void> {
  const about = { target: `the label \`${driftLabel.name}\`` };
  const found = await api.find(
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/labels/{name}',
      parameters: { name: driftLabel.name },
      attempted: 'read',
      needs: 'issues: read',
      ...about,
    },
    z.object({ name: z.string() }),
  );
  if (found !== undefined) return;
  try {
    await api.send({
      method: 'POST',
      path: '/repos/{owner}/{repo}/labels',
      parameters: driftLabel,
      repeatable: true,
      attempted: 'create',
      needs: 'issues: write',
      ...about,
    });
  } catch (error) {
    if (!(error instanceof ApiError && error.call.status === 422)) throw error;
  }
}

import { z } from 'zod';
import { parseMarker } from '../markers.js';
import type { OpenPlan, OpenPlans, PlanComment, PlanComments } from '../ports/plan-comments.js';
import type { GitHubApi } from './api.js';
import { queryGraphql } from './graphql.js';
import { isSameAccount, type PostingIdentity } from './identity.js';

/** Open pull requests in one request, and how many such requests there are at most: beyond, nobody has looked for long. */
const pullsAtOnce = 50;
const mostPages = 4;
/** Bodies in one request; each has up to 64 KB. */
const bodiesAtOnce = 50;

/** Merged pull requests that are looked at: what an apply left unanswered is among the latest. */
const mostMerged = 20;

const listQuery = `query($owner: String!, $name: String!, $states: [PullRequestState!], $base: String, $first: Int, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(states: $states, baseRefName: $base, first: $first, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        number
        headRefOid
        baseRefName
        comments(first: 100) {
          pageInfo { hasNextPage }
          nodes { id author { login __typename } }
        }
      }
    }
  }
}`;
const bodiesQuery = 'query($ids: [ID!]!) { nodes(ids: $ids) { ... on IssueComment { id url body createdAt updatedAt } } }';

const author = z.object({ login: z.string(), __typename: z.string() }).nullable();
const pullNode = z.object({
  number: z.number(),
  headRefOid: z.string(),
  baseRefName: z.string(),
  comments: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean() }),
    nodes: z.array(z.object({ id: z.string(), author })),
  }),
});
type PullNode = z.infer<typeof pullNode>;
const listReply = z.object({
  repository: z.object({
    pullRequests: z.object({
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      nodes: z.array(pullNode),
    }),
  }),
});
type PullPage = z.infer<typeof listReply>['repository']['pullRequests'];
const bodiesReply = z.object({
  nodes: z.array(z.object({ id: z.string(), url: z.string(), body: z.string(), createdAt: z.string(), updatedAt: z.string() }).nullable()),
});

/**
 * Plans that open pull requests show. Usually two requests: who commented on what (fifty pull requests each, without the
 * bodies, which are large and mostly others'), then the bodies of what our account wrote (fifty each); one where that
 * account wrote nothing. REST would take a list for every open pull request, or all comments of the repository since the
 * oldest of them; the search does not see hidden lines. Where a pull request has more than a hundred comments, they are
 * listed. The two hundred pull requests touched last are looked at.
 */
export function createOpenPlans(api: GitHubApi, comments: PlanComments, identity: () => Promise<PostingIdentity>): OpenPlans {
  async function plansOn(listed: readonly PullNode[], { manifest, target, except }: PlanQuery): Promise<OpenPlan[]> {
    const pulls = listed.filter(({ number }) => !except.includes(number));
    const commented = pulls.filter((pull) => pull.comments.nodes.length > 0);
    if (commented.length === 0) return [];
    const we = await identity();
    const ours = (pull: PullNode): string[] =>
      pull.comments.nodes.filter((node) => isOurs(we, node.author)).map(({ id }) => id);
    const bodies = await readBodies(api, commented.filter((pull) => !pull.comments.pageInfo.hasNextPage).flatMap(ours));
    const found: OpenPlan[] = [];
    for (const pull of commented) {
      const plans = pull.comments.pageInfo.hasNextPage
        ? await comments.find(pull.number, manifest, target)
        : ours(pull).flatMap((id) => bodies.get(id) ?? []);
      for (const comment of plans) {
        const { marker } = comment;
        if (marker.manifest !== manifest || marker.target !== target || marker.state === 'closed') continue;
        found.push({ pullRequest: pull.number, head: pull.headRefOid, base: pull.baseRefName, comment });
      }
    }
    return found;
  }

  return {
    find: async (query) => plansOn(await readOpenPulls(api), query),
    findMerged: async ({ into, ...query }) => plansOn((await readPage(api, { states: ['MERGED'], base: into, first: mostMerged })).nodes, query),
  };
}

interface PlanQuery {
  manifest: string;
  target: string;
  except: readonly number[];
}

async function readOpenPulls(api: GitHubApi): Promise<PullNode[]> {
  const found: PullNode[] = [];
  let after: string | null = null;
  for (let page = 1; page <= mostPages; page += 1) {
    const { nodes, pageInfo } = await readPage(api, { states: ['OPEN'], first: pullsAtOnce, after });
    found.push(...nodes);
    if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return found;
    after = pageInfo.endCursor;
  }
  api.log.debug(`There are more open pull requests than the ${found.length} touched last, which were looked at.`);
  return found;
}

async function readPage(
  api: GitHubApi,
  which: { states: ('OPEN' | 'MERGED')[]; base?: string; first: number; after?: string | null },
): Promise<PullPage> {
  const { owner, name } = api.repository;
  const { repository } = await queryGraphql(
    api,
    {
      query: listQuery,
      variables: { owner, name, base: null, after: null, ...which },
      attempted: 'list',
      target: `the ${which.base === undefined ? 'open' : 'merged'} pull requests`,
      needs: 'pull-requests: read',
    },
    listReply,
  );
  return repository.pullRequests;
}

async function readBodies(api: GitHubApi, ids: readonly string[]): Promise<Map<string, PlanComment>> {
  const found = new Map<string, PlanComment>();
  for (let start = 0; start < ids.length; start += bodiesAtOnce) {
    const { nodes } = await queryGraphql(
      api,
      {
        query: bodiesQuery,
        variables: { ids: ids.slice(start, start + bodiesAtOnce) },
        attempted: 'read',
        target: 'the comments on pull requests',
        needs: 'pull-requests: read',
      },
      bodiesReply,
    );
    for (const node of nodes) {
      const marker = node === null ? undefined : parseMarker('plan', node.body);
      const id = node === null ? undefined : numberOf(node.url);
      if (node === null || marker === undefined || id === undefined) continue;
      found.set(node.id, { id, url: node.url, body: node.body, marker, createdAt: node.createdAt, updatedAt: node.updatedAt });
    }
  }
  return found;
}

/** REST's id of a comment stands in its address; GraphQL's own field for it holds 32 bits only, which today's exceed. */
function numberOf(url: string): number | undefined {
  const match = /#issuecomment-(\d+)$/.exec(url);
  return match === null ? undefined : Number(match[1]);
}

function isOurs(we: PostingIdentity, author: PullNode['comments']['nodes'][number]['author']): boolean {
  return author !== null && isSameAccount(we, { login: author.login, type: author.__typename });
}

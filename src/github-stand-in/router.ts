import type { Route } from './http.js';
import { automationRoutes } from './routes/automation-routes.js';
import { checkRoutes } from './routes/check-routes.js';
import { commentRoutes } from './routes/comment-routes.js';
import { commitRoutes } from './routes/commit-routes.js';
import { contentRoutes } from './routes/content-routes.js';
import { deploymentRoutes } from './routes/deployment-routes.js';
import { issueRoutes } from './routes/issue-routes.js';
import { pullRoutes } from './routes/pull-routes.js';
import { repositoryRoutes } from './routes/repository-routes.js';

interface Compiled {
  route: Route;
  pattern: RegExp;
}

function compile(route: Route): Compiled {
  const source = route.path.replace(/\{(\w+)(\+)?\}/g, (_all, name: string, many?: string) => `(?<${name}>${many === undefined ? '[^/]+' : '.+'})`);
  return { route, pattern: new RegExp(`^${source}$`) };
}

// Order matters where patterns overlap: a ref may hold slashes, so what ends in /status comes before /commits/{ref+};
// `comments` is no number of an issue.
const COMPILED: readonly Compiled[] = [
  ...repositoryRoutes,
  ...commentRoutes,
  ...issueRoutes,
  ...pullRoutes,
  ...checkRoutes,
  ...commitRoutes,
  ...contentRoutes,
  ...deploymentRoutes,
  ...automationRoutes,
].map(compile);

export interface Match {
  route: Route;
  params: Record<string, string>;
}

/** The route for a path below /repos/{owner}/{repo}, with its decoded parameters. */
export function matchRoute(method: string, path: string): Match | null {
  for (const { route, pattern } of COMPILED) {
    if (route.method !== method) continue;
    const found = pattern.exec(path);
    if (found === null) continue;
    const params = Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)] as const);
    return { route, params: Object.fromEntries(params) };
  }
  return null;
}

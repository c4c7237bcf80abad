/** Writes the manifest of what a workspace holds: one list, one read and one look at the grants for each endpoint. */
import pLimit from 'p-limit';
import { hasNoAccessControl } from '../api-outcomes.js';
import { leftOutWords, type LeftOut } from '../authoring/draft.js';
import { draftFromWorkspace, reasonToLeaveOut, type ExportedEndpoint } from '../authoring/from-workspace.js';
import { writeManifestText } from '../authoring/manifest-text.js';
import { ApiError, asEndpointsError, EndpointsError } from '../errors.js';
import { isGlob } from '../glob.js';
import type { EndpointSummary, Grant } from '../endpoint/model.js';
import { readManifest } from '../manifest/read.js';
import { didYouMean } from '../manifest/report.js';
import { inScope } from '../plan/build.js';
import { worstOf } from './plan.js';
import type { Failure, Workspace } from './story.js';

export interface ExportOptions {
  workspace: Pick<Workspace, 'host' | 'serving' | 'onLive'>;
  /** Names or globs; everything where empty. */
  only: readonly string[];
  parallelism: number;
  /** The manifest's id. */
  id: string;
  /** The ownership tag that the manifest will have, where it is known. */
  owner?: string | undefined;
  /** Address of the JSON Schema for editors. */
  schema?: string | undefined;
}

export interface ExportEnd {
  text: string;
  /** Names of the endpoints in it. */
  endpoints: string[];
  leftOut: LeftOut[];
  warnings: string[];
  /** Set where an endpoint could not be read: the rest is written all the same. */
  failure?: Failure;
}

/** Reads only. Throws `EndpointsError` where nothing can be told: no access, or nothing that `only` names. */
export async function exportManifest(options: ExportOptions): Promise<ExportEnd> {
  const { workspace, only, id, owner, schema } = options;
  const limit = pLimit(options.parallelism);
  const summaries = await limit(() => workspace.serving.list());
  const listed = new Set(summaries.map(({ name }) => name));
  const named = only.filter((pattern) => !isGlob(pattern));
  const leftOut: LeftOut[] = [];
  const failures: Failure[] = [];

  const chosen = summaries.filter((summary) => inScope(only, summary.name));
  const wanted = chosen.flatMap((summary): string[] => {
    const reason = reasonToLeaveOut(summary, { owner, named: named.includes(summary.name) });
    if (reason === undefined) return [summary.name];
    // Those of Databricks are in every workspace: a manifest that named them all would be mostly that.
    if (summary.origin === 'workspace' || named.includes(summary.name)) leftOut.push({ key: summary.name, ...reason });
    return [];
  });
  // The list shows what the caller may see at that moment: a name is asked for all the same.
  wanted.push(...new Set(named.filter((name) => !listed.has(name))));

  const read = async (name: string): Promise<ExportedEndpoint | undefined> => {
    try {
      const live = await limit(() => workspace.serving.get(name));
      if (live === undefined) return undefined;
      workspace.onLive(live, new Set());
      return { live, ...(await limit(() => readGrants(live))) };
    } catch (thrown) {
      if (!(thrown instanceof ApiError) || thrown.code === 'authentication') throw thrown;
      const { code, message, hint } = asEndpointsError(thrown);
      leftOut.push({ key: name, reason: `left out, because it could not be read: ${message}` });
      failures.push({ reason: code, message: `Could not read \`${name}\`: ${message}`, hint });
      return undefined;
    }
  };

  const readGrants = async (live: Pick<EndpointSummary, 'id' | 'name'>): Promise<{ grants?: Grant[]; grantsUnread?: string }> => {
    try {
      return { grants: await workspace.serving.permissions(live.id) };
    } catch (thrown) {
      if (!(thrown instanceof ApiError) || thrown.code === 'authentication') throw thrown;
      if (hasNoAccessControl(thrown)) return { grants: [] };
      if (thrown.code !== 'permission-denied') failures.push({ reason: thrown.code, message: `Could not read the permissions of \`${live.name}\`: ${thrown.message}`, hint: thrown.hint });
      return { grantsUnread: thrown.message };
    }
  };

  const endpoints = (await Promise.all(wanted.map(read))).filter((endpoint) => endpoint !== undefined);
  const idle = idlePatterns(only, [...listed, ...endpoints.map(({ live }) => live.name), ...leftOut.map(({ key }) => key)]);
  if (only.length > 0 && endpoints.length === 0 && leftOut.length === 0) {
    throw new EndpointsError('invalid-input', [...idle, ...notOurs(chosen)].join('\n'), {
      hint: 'Without the input `only`, all endpoints of the workspace are written that belong to no other manifest.',
    });
  }

  const { draft, warnings, examples } = draftFromWorkspace({ id, host: workspace.host, owner, endpoints, leftOut, schema });
  const text = writeManifestText(draft);
  const failure = worstOf(failures);
  return {
    text,
    endpoints: draft.endpoints.map(({ key }) => key),
    leftOut,
    warnings: [...(endpoints.length + leftOut.length === 0 ? [nothingSeen] : []), ...idle, ...leftOutWords(leftOut).map(withAdvice), ...warnings, ...problemsOf(text, examples)],
    ...(failure === undefined ? {} : { failure }),
  };
}

/** The platform lists what the caller may view, and nothing else. */
const nothingSeen = 'No endpoint is here that a manifest could hold and that the principal may view: it needs CAN_VIEW on each, or to be an admin of the workspace.';

/** What patterns match that no manifest can hold: endpoints of Databricks are told of where they are named one by one. */
function notOurs(chosen: readonly EndpointSummary[]): string[] {
  const [first] = chosen;
  if (first === undefined) return [];
  const what = chosen.length === 1 ? `\`${first.name}\`` : `${String(chosen.length)} endpoints, \`${first.name}\` among them`;
  return [`Input \`only\` matches ${what}, which ${chosen.length === 1 ? 'belongs' : 'belong'} to Databricks or to another product of the workspace: no manifest can hold ${chosen.length === 1 ? 'it' : 'them'}.`];
}

function withAdvice({ text, owner }: ReturnType<typeof leftOutWords>[number]): string {
  return owner === undefined ? text : `${text} What the input \`only\` names is taken over from there.`;
}

function idlePatterns(only: readonly string[], names: readonly string[]): string[] {
  return only
    .filter((pattern) => !names.some((name) => inScope([pattern], name)))
    .map((pattern) => `Input \`only\`: no endpoint matches \`${pattern}\`.${didYouMean(pattern, names)}`);
}

/** What the manifest's own check would say: the platform may hold what a manifest refuses, and that must be told now. */
function problemsOf(text: string, variables: Record<string, string>): string[] {
  const { diagnostics } = readManifest([{ path: 'the manifest', text }], { variables });
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ line, message }) => `Line ${String(line)} of the manifest has to be corrected by hand: ${message}`);
}

/** What was read of a workspace -> the draft of a manifest that adopts it. */
import { effectiveConfig, isStopped, isUpdating } from '../endpoint/document.js';
import { ownTags } from '../endpoint/fields/index.js';
import type { EndpointSummary, Grant, LiveEndpoint } from '../endpoint/model.js';
import { isProtected, tagOf } from '../plan/ownership.js';
import type { JsonObject } from '../json.js';
import { secretReference } from '../manifest/scalars.js';
import type { Draft, DraftEndpoint, LeftOut } from './draft.js';
import { minimalStatement } from './minimal.js';
import { createPlaceholders } from './placeholders.js';

export interface ExportedEndpoint {
  live: LiveEndpoint;
  /** Absent where they may not be read, with the reason. */
  grants?: Grant[];
  grantsUnread?: string;
}

export interface WorkspaceContents {
  id: string;
  host: string;
  /** The ownership tag of the manifest that is written, where the repository is known. */
  owner?: string | undefined;
  endpoints: readonly ExportedEndpoint[];
  leftOut: LeftOut[];
  schema?: string | undefined;
}

export interface WorkspaceDraft {
  draft: Draft;
  /** What somebody should look at, endpoint by endpoint. */
  warnings: string[];
  /** Values of the variables that are good enough to check the manifest with. */
  examples: Record<string, string>;
}

/** Why an endpoint of the list is not for a manifest of ours; `undefined` where it is. `named`: asked for by its very name. */
export function reasonToLeaveOut(summary: EndpointSummary, options: { owner?: string | undefined; named: boolean }): Omit<LeftOut, 'key'> | undefined {
  if (summary.origin === 'databricks') return { reason: 'left out, because it belongs to Databricks or to another product of the workspace.' };
  const tag = tagOf(summary, ownTags.manifest);
  if (tag === undefined || tag === options.owner || options.named) return undefined;
  return { reason: `left out, because it is managed by another manifest (${tag}).`, owner: tag };
}

/** The draft of a manifest for these endpoints: minimal, with adoption, and a word on everything that is not in it. */
export function draftFromWorkspace(contents: WorkspaceContents): WorkspaceDraft {
  const placeholders = createPlaceholders();
  const warnings: string[] = [];
  const movedFrom = new Set<string>();
  const byName = [...contents.endpoints].sort((a, b) => (a.live.name < b.live.name ? -1 : 1));
  const policy = commonPolicy(byName);
  const endpoints = byName.map(({ live, grants, grantsUnread }): DraftEndpoint => {
    const { document, notes, warnings: found } = minimalStatement(live, grants, placeholders);
    warnings.push(...found.map((text) => `${live.name}: ${text}`));
    const tag = tagOf(live, ownTags.manifest);
    if (tag !== undefined && tag !== contents.owner) movedFrom.add(tag);
    if (grantsUnread !== undefined) {
      notes.push({ path: [], text: `\`permissions\` are not stated, because they could not be read: ${grantsUnread}` });
      warnings.push(`${live.name}: \`permissions\` could not be read: ${grantsUnread}`);
    }
    const lifecycle = lifecycleOf(live);
    return { key: live.name, notes: notesOn(live, policy), document, fieldNotes: notes, ...(Object.keys(lifecycle).length === 0 ? {} : { lifecycle }) };
  });
  return {
    draft: {
      ...(contents.schema === undefined ? {} : { schema: contents.schema }),
      head: headLines(contents.host, { adopts: endpoints.some(({ lifecycle }) => lifecycle?.['adopt'] === true), variables: placeholders.variables, examples: placeholders.examples, policy }),
      id: contents.id,
      movedFrom: [...movedFrom].sort(),
      variables: placeholders.variables,
      endpoints,
      leftOut: contents.leftOut,
    },
    warnings,
    examples: placeholders.examples,
  };
}

/** Whoever owns an endpoint by its tag needs no adoption; protection that is not stated would be lifted. */
function lifecycleOf(live: LiveEndpoint): JsonObject {
  return {
    ...(isProtected(live) ? { prevent_destroy: true } : {}),
    ...(tagOf(live, ownTags.manifest) === undefined ? { adopt: true } : {}),
  };
}

/** The budget policy that most endpoints are billed under, where several are: it is told once. */
function commonPolicy(endpoints: readonly ExportedEndpoint[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { live } of endpoints) {
    const policy = live.effectiveBudgetPolicyId;
    if (policy !== undefined) counts.set(policy, (counts.get(policy) ?? 0) + 1);
  }
  const [first] = [...counts].filter(([, count]) => count > 1).sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1));
  return first?.[0];
}

function notesOn(live: LiveEndpoint, commonlyBilled: string | undefined): string[] {
  const notes: string[] = [];
  const policy = live.effectiveBudgetPolicyId;
  if (policy !== commonlyBilled) {
    notes.push(
      policy === undefined
        ? 'Billed under no budget policy that is shown.'
        : `Billed under the budget policy ${policy}. State \`budget_policy_id\` if a new endpoint in place of this one has to have it.`,
    );
  }
  const hold = tagOf(live, ownTags.hold);
  if (hold !== undefined) notes.push(`On hold by its tag \`${ownTags.hold}\`: ${hold === '' ? 'no reason given' : hold}`);
  if (isUpdating(live)) notes.push('An update was under way: this is what the endpoint will be after it.');
  if (isStopped(live)) notes.push('It was stopped. A plan that would change its config is held back until it is started.');
  if (effectiveConfig(live) === undefined) {
    notes.push(live.pendingConfig === undefined ? 'It has no config yet.' : 'Its first deployment did not succeed, so it has no config that could be stated.');
  }
  return notes;
}

interface Head {
  adopts: boolean;
  variables: Draft['variables'];
  examples: Readonly<Record<string, string>>;
  policy: string | undefined;
}

function headLines(host: string, { adopts, variables, examples, policy }: Head): string[] {
  const names = Object.keys(variables ?? {});
  const references = names.some((name) => secretReference.test(examples[name] ?? ''));
  const lines = [`Written from the endpoints of ${host} by \`databricks-endpoints export\`.`];
  if (names.length > 0) lines.push('Give every variable below the value that is live, by a `default` or in the run.');
  if (adopts) {
    const rest = references ? 'no other change but the secret references that you put in place of plain text' : 'no other change';
    lines.push(`A plan shows that the endpoints are adopted, and ${rest}; once that is applied, \`adopt: true\` can go.`);
  }
  if (policy !== undefined) {
    lines.push(`Where nothing else is said, endpoints are billed under the budget policy ${policy}. State \`budget_policy_id\` if new endpoints in place of these have to have it.`);
  }
  return lines;
}

/** What was read of a workspace -> the draft of a manifest that adopts it. */
import { effectiveConfig, isStopped, isUpdating } from '../endpoint/document.js';
import { ownTags } from '../endpoint/fields/index.js';
import type { EndpointSummary, Grant, LiveEndpoint } from '../endpoint/model.js';
import { isProtected, tagOf } from '../plan/ownership.js';
import type { JsonObject } from '../json.js';
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
export function reasonToLeaveOut(summary: EndpointSummary, options: { owner?: string | undefined; named: boolean }): string | undefined {
  if (summary.origin === 'databricks') return 'it belongs to Databricks or to another product of the workspace.';
  const tag = tagOf(summary, ownTags.manifest);
  if (tag === undefined || tag === options.owner || options.named) return undefined;
  return `it is managed by another manifest (${tag}). Name it with \`only\` to take it over from there.`;
}

/** The draft of a manifest for these endpoints: minimal, with adoption, and a word on everything that is not in it. */
export function draftFromWorkspace(contents: WorkspaceContents): WorkspaceDraft {
  const placeholders = createPlaceholders();
  const warnings: string[] = [];
  const movedFrom = new Set<string>();
  const byName = [...contents.endpoints].sort((a, b) => (a.live.name < b.live.name ? -1 : 1));
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
    return { key: live.name, notes: notesOn(live), document, fieldNotes: notes, ...(Object.keys(lifecycle).length === 0 ? {} : { lifecycle }) };
  });
  return {
    draft: {
      ...(contents.schema === undefined ? {} : { schema: contents.schema }),
      head: headLines(contents.host, { adopts: endpoints.some(({ lifecycle }) => lifecycle?.['adopt'] === true), asks: Object.keys(placeholders.variables).length > 0 }),
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

function notesOn(live: LiveEndpoint): string[] {
  const notes: string[] = [];
  const hold = tagOf(live, ownTags.hold);
  if (hold !== undefined) notes.push(`On hold by its tag \`${ownTags.hold}\`: ${hold === '' ? 'no reason given' : hold}`);
  if (isUpdating(live)) notes.push('An update was under way: this is what the endpoint will be after it.');
  if (isStopped(live)) notes.push('It was stopped. A plan that would change its config is held back until it is started.');
  if (effectiveConfig(live) === undefined) {
    notes.push(live.pendingConfig === undefined ? 'It has no config yet.' : 'Its first deployment did not succeed, so it has no config that could be stated.');
  }
  return notes;
}

function headLines(host: string, { adopts, asks }: { adopts: boolean; asks: boolean }): string[] {
  const lines = [`Written from the endpoints of ${host} by \`databricks-endpoints export\`.`];
  if (asks) lines.push('Give every variable below the value that is live, by a `default` or in the run.');
  if (adopts) lines.push('A plan shows that the endpoints are adopted, and no other change; once that is applied, `adopt: true` can go.');
  return lines;
}

/** What a run leaves behind for later steps: outputs and files. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toResultFile } from '../apply/result-file.js';
import type { StoryEnd } from '../commands/story.js';
import { hasChanges } from '../plan/build.js';
import type { EndpointPlan, Plan } from '../plan/plan.js';
import { toPlanFile } from '../plan/plan-file.js';
import { endpointUrl } from '../render/endpoint-link.js';
import { redactedJson, type Redactor } from '../redactor.js';

/** Name of an output (as in action.yml) -> value. */
export type Outputs = Record<string, string>;

/** Writes plan, result and manifest files into `folder` and answers all outputs of a story. */
export async function outputsOf(end: StoryEnd, folder: string, redactor: Redactor): Promise<Outputs> {
  const outputs: Outputs = {};
  if (end.exported !== undefined) {
    const { id, text } = end.exported;
    await mkdir(folder, { recursive: true });
    outputs['manifest-file'] = join(folder, `databricks-endpoints-${id}-manifest.yml`);
    // Not redacted: what may not be shown is not in it, and a text that happens to be a hidden value elsewhere must stay.
    await writeFile(outputs['manifest-file'], text);
  }
  if (end.plan !== undefined) {
    const { plan } = end;
    const stem = `databricks-endpoints-${plan.manifest}-${plan.target}`.replace(/[^A-Za-z0-9_-]/g, '-');
    await mkdir(folder, { recursive: true });
    outputs['has-changes'] = String(hasChanges(plan));
    for (const action of ['create', 'update', 'replace', 'delete', 'unchanged'] as const) outputs[action] = String(plan.summary[action]);
    outputs['plan-digest'] = plan.digest;
    outputs['plan-file'] = join(folder, `${stem}-plan.json`);
    await writeFile(outputs['plan-file'], redactedJson(toPlanFile(plan), redactor));
    outputs['endpoints'] = JSON.stringify(endpointsOutput(plan, end));
    if (end.result !== undefined) {
      outputs['result-file'] = join(folder, `${stem}-result.json`);
      await writeFile(outputs['result-file'], redactedJson(toResultFile(end.result), redactor));
    }
  }
  if (end.commentUrl !== undefined) outputs['comment-url'] = end.commentUrl;
  if (end.issueUrl !== undefined) outputs['issue-url'] = end.issueUrl;
  if (end.hasDrift !== undefined) outputs['has-drift'] = String(end.hasDrift);
  return outputs;
}

function endpointsOutput(plan: Plan, end: StoryEnd): Record<string, { action: string; state: string; url: string }> {
  const results = new Map(end.result?.endpoints.map((result) => [result.name, result]));
  const entry = (endpoint: EndpointPlan): [string, { action: string; state: string; url: string }] => [
    endpoint.name,
    {
      action: endpoint.action,
      state: results.get(endpoint.name)?.state ?? endpoint.live?.state.ready ?? '',
      url: endpointUrl(plan.host, endpoint.name),
    },
  ];
  return Object.fromEntries(plan.endpoints.map(entry));
}

import { z } from 'zod';
import { failureReasons } from '../errors.js';
import { impacts } from '../endpoint/fields/index.js';
import { actions } from './plan.js';
import type { PlanFile } from './plan-file.js';

const count = z.int().min(0);

const change = z.strictObject({
  path: z
    .string()
    .min(1)
    .describe('`segment(.segment | [id])*`, such as `config.served_entities[main].workload_size`.'),
  action: z.enum(['add', 'remove', 'change']),
  before: z.json().describe('Null where there is none; `(sensitive)` and `(unknown)` stand for what is not shown.'),
  after: z.json().describe('Null where there is none.'),
  sensitive: z.boolean(),
});

const block = {
  reason: z.enum(failureReasons),
  message: z.string(),
  hint: z.string().describe('What to do next.'),
  paste: z.string().describe('YAML to paste into the manifest, where that is the way out.').exactOptional(),
};

const blocked = z.strictObject({
  ...block,
  also: z.array(z.strictObject(block)).min(1).describe('What else keeps it from being written.').exactOptional(),
});

const endpoint = z.strictObject({
  key: z.string().describe('The key in the manifest; the name where the manifest no longer has it.'),
  name: z.string(),
  action: z.enum(actions),
  impact: z.enum(impacts).describe('What happens to the endpoint, the worst of all changes.'),
  ownership: z.enum(['new', 'owned', 'adopted']),
  changes: z.array(change),
  unmanaged: z.array(z.string()).describe('Live sections that the manifest does not state; they are not touched.'),
  blocked: blocked.nullable().describe('Why nothing of this endpoint is written.'),
  warnings: z.array(z.string()),
});

const planFile: z.ZodType<PlanFile> = z
  .strictObject({
    format_version: z.literal('1'),
    manifest: z.string().describe('The id of the manifest.'),
    target: z.string(),
    host: z.string().describe('URL of the workspace; empty in an offline plan.'),
    digest: z.string().describe('Digest of all changes: what a dispatch with `plan-digest` approves.'),
    summary: z
      .strictObject({ create: count, update: count, replace: count, delete: count, unchanged: count })
      .describe('How many endpoints; one that is blocked before it could be compared is in none of the counts.'),
    endpoints: z.array(endpoint),
    unverifiable: z
      .array(z.strictObject({ endpoint: z.string(), path: z.string() }))
      .describe('What is sent but can never be compared, because the platform does not return it.'),
    warnings: z.array(z.string()),
  })
  .meta({ title: 'Databricks Endpoints as Code: plan', description: 'The output `plan-file` of the action.' });

/** The JSON Schema (2020-12) of `plan-file`. */
export function planFileJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(planFile, { target: 'draft-2020-12' });
}

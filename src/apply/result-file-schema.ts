import { z } from 'zod';
import { failureReasons } from '../errors.js';
import { actions } from '../plan/plan.js';
import { outcomes } from './outcome.js';
import type { ResultFile } from './result-file.js';

const count = z.int().min(0);
const time = z.iso.datetime();
const version = z.int().min(0).nullable();

const operation = z.strictObject({
  kind: z.enum([
    'create',
    'delete',
    'update-config',
    'patch-tags',
    'put-ai-gateway',
    'patch-notifications',
    'patch-telemetry',
    'put-permissions',
    'wait',
  ]),
  title: z.string().describe('What it does, in words.'),
  status: z
    .enum(['done', 'failed', 'not-made', 'already-done'])
    .describe('`already-done`: found in effect, though no clear answer had come.'),
  request_id: z.string().nullable().describe('For a question to the support of the platform.'),
  message: z.string().nullable(),
  started_at: time.nullable().describe('Null where it was not begun.'),
  sent_at: time.nullable().describe('When a write was sent that had to wait for the write quota.'),
  finished_at: time.nullable(),
});

const endpoint = z.strictObject({
  key: z.string(),
  name: z.string(),
  action: z.enum(actions),
  outcome: z
    .enum(outcomes)
    .describe(
      '`applied`: written and ready. `accepted`: written, not waited for. `refused`: held back before any write. ' +
        '`held`: the tag `endpoints_hold` stands. `cancelled`: the job was stopped; a rollout under way goes on.',
    ),
  failure_reason: z.enum(failureReasons).nullable(),
  message: z.string().nullable(),
  hint: z.string().nullable(),
  operations: z.array(operation).describe('In order, those that were not made included.'),
  config_version_before: version,
  config_version_after: version,
  state: z.string().nullable().describe('Last seen `state.ready`; null where nothing is live.'),
  old_config_serves: z.boolean().nullable().describe('After a failed update: whether the old config still answers.'),
  failures: z.array(
    z.strictObject({
      entity: z.string(),
      deployment: z.string(),
      message: z.string(),
      log: z.string().nullable().describe('The end of its build or server log.'),
    }),
  ),
  entities: z
    .array(
      z.strictObject({
        entity: z.string(),
        config_version: z.int().min(0),
        deployment: z.string().describe('Last seen, such as `DEPLOYMENT_READY`.'),
        started_at: time,
        finished_at: time.nullable().describe('First seen ready or failed; null while it is on its way.'),
      }),
    )
    .describe('Served entities of the rollouts that were waited for, as the polls have seen them.'),
  held_back: z
    .strictObject({
      digest: z.string().describe('The `plan-digest` that would approve it, together with `only` naming the endpoints that carry this digest.'),
      approved_in: z.int().nullable().describe('The pull request whose plan was reviewed.'),
    })
    .nullable(),
  started_at: time,
  finished_at: time,
});

const resultFile: z.ZodType<ResultFile> = z
  .strictObject({
    format_version: z.literal('1'),
    who: z.string().describe('Who started the run.'),
    principal: z.string().describe('The identity that wrote to the workspace.'),
    commit: z.string(),
    pull_requests: z.array(z.int()).describe('Whose merge was applied.'),
    manifest: z.string(),
    target: z.string(),
    host: z.string(),
    plan_digest: z.string(),
    started_at: time,
    finished_at: time,
    failure_reason: z.enum(failureReasons).nullable().describe('Null exactly when the run succeeded.'),
    destruction_allowed: z
      .array(
        z.strictObject({
          pull_request: z.int(),
          label: z.string(),
          by: z.string().describe('Who had set the label.'),
          at: z.string().describe('When, by the clock of GitHub.'),
          endpoints: z.array(z.string()),
        }),
      )
      .describe('What was deleted or replaced because a label on its pull request allows it (the input `allow-destroy-label`).'),
    deployment: z
      .strictObject({ id: z.int(), environment: z.string(), url: z.string().nullable() })
      .nullable()
      .describe('The deployment on GitHub that records this apply.'),
    summary: z.strictObject({
      applied: count,
      accepted: count,
      unchanged: count,
      refused: count,
      held: count,
      failed: count,
      cancelled: count,
    }),
    endpoints: z.array(endpoint),
    warnings: z.array(z.string()),
  })
  .meta({ title: 'Databricks Endpoints as Code: result', description: 'The output `result-file` of the action.' });

/** The JSON Schema (2020-12) of `result-file`. */
export function resultFileJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(resultFile, { target: 'draft-2020-12' });
}

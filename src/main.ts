/** The action's shell: inputs in, one story, outputs out. The only user of @actions/core, and the only one to fail the step. */
import { setMaxListeners } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as core from '@actions/core';
import { asEndpointsError, EndpointsError, type Diagnostic } from './errors.js';
import type { Repository, StoryEnd } from './commands/story.js';
import { readSettings, secretInputs, secretVariables, type Settings } from './inputs.js';
import type { Manifest } from './endpoint/model.js';
import type { GitHub } from './github/client.js';
import type { GitHubEvent } from './github/event.js';
import { proxySecrets } from './network/proxies.js';
import type { RepositoryFiles } from './ports/repository.js';
import type { Annotations, Log } from './ports/run.js';
import { visible, workflowCommandSafe } from './render/escape.js';
import { holdAnnotations } from './shell/annotations.js';
import { loadManifest, parseManifest } from './shell/load-manifest.js';
import { createRedactor, type Redactor } from './redactor.js';
import type { RunMode } from './shell/run-context.js';
import type { Telling } from './shell/tell.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs the step. Never throws: what goes wrong sets `failure-reason` and fails the step here, once. */
export async function run(env: Environment = process.env): Promise<void> {
  const redactor = createRedactor();
  const { log, warned } = actionsLog(redactor);
  const annotations = holdAnnotations({ emit: (diagnostic) => { annotate(diagnostic, redactor); }, log, warned });
  const stop = new AbortController();
  // Every endpoint that is worked on listens to it, as many as `parallelism` allows: no leak.
  setMaxListeners(0, stop.signal);
  const cancel = (): void => {
    // The runner asks twice: by SIGINT, and by SIGTERM 7.5 s later. It kills after 2.5 s more.
    if (stop.signal.aborted) return;
    log.warning('The job was cancelled: no new change is started, and what is under way goes on in the workspace.');
    stop.abort();
  };
  process.on('SIGINT', cancel).on('SIGTERM', cancel);
  try {
    const end = await runMode({ env, redactor, log, annotations, signal: stop.signal });
    annotations.flush();
    if (stop.signal.aborted && wasCutOff(end)) process.exitCode = cancelledStatus;
    // What a stopped run could not read is no finding; what an apply ran into before it was stopped is.
    const told = !stop.signal.aborted || end?.result !== undefined;
    if (told && end?.failure !== undefined) fail(new EndpointsError(end.failure.reason, end.failure.message, { hint: end.failure.hint }), redactor);
  } catch (thrown) {
    // A call that was cut off is no fault of the service: GitHub shows the job as cancelled.
    if (stop.signal.aborted) {
      process.exitCode = cancelledStatus;
      const cancelled = new EndpointsError('internal-error', 'The job was cancelled before it came to a result.');
      await tellFailedRun(cancelled, { env, redactor, log, signal: stop.signal });
      return;
    }
    const error = asEndpointsError(thrown);
    for (const diagnostic of error.diagnostics) annotations.add(diagnostic);
    annotations.flush();
    if (error.code === 'internal-error' && thrown instanceof Error) log.debug(thrown.stack ?? '');
    fail(error, redactor);
    const { renderFailure } = await import('./render/failure.js');
    await writeSummary(redactor.redact(renderFailure(error)), log);
    await tellFailedRun(error, { env, redactor, log, signal: stop.signal });
  } finally {
    annotations.flush();
    process.off('SIGINT', cancel).off('SIGTERM', cancel);
  }
}

/** Where the run came to no plan, the commit says so: a status that is required is never missing. */
async function tellFailedRun(error: EndpointsError, { env, redactor, log, signal }: Omit<Step, 'annotations'>): Promise<void> {
  const { tellFailure } = await import('./shell/failure-status.js');
  await tellFailure(error, {
    env,
    input: (name) => core.getInput(name),
    payload: () => readEvent(env),
    connect: async (githubToken, repository) => (await connectRepository({ githubToken }, repository, { env, log, signal }))?.repository,
    cancelled: signal.aborted,
    log,
    redactor,
  });
}

/** What a shell answers after an interrupt. */
const cancelledStatus = 130;

/** Whether anything was left undone because the job was stopped. */
function wasCutOff(end: StoryEnd | undefined): boolean {
  return end?.result === undefined || end.result.endpoints.some(({ outcome }) => outcome === 'cancelled');
}

interface Step {
  env: Environment;
  redactor: Redactor;
  log: Log;
  annotations: Annotations;
  signal: AbortSignal;
}

async function runMode(step: Step): Promise<StoryEnd | undefined> {
  const { env, redactor, log, annotations } = step;
  for (const name of secretInputs) mask(core.getInput(name), redactor);
  for (const name of secretVariables) mask(env[name] ?? '', redactor);
  for (const secret of proxySecrets(env)) mask(secret, redactor);
  const settings = readSettings((name) => core.getInput(name), env);
  const checkout = env['GITHUB_WORKSPACE'] ?? process.cwd();
  if (settings.mode === 'validate') {
    core.setOutput('mode', 'validate');
    await load(settings, { checkout, requireTarget: false }, step);
    return undefined;
  }

  const { keepMemorySmall } = await import('./shell/memory.js');
  await keepMemorySmall();
  const { parseEvent } = await import('./github/event.js');
  const { isOffline, resolveMode, runContext } = await import('./shell/run-context.js');
  const event = parseEvent(await readEvent(env), env);
  const mode = resolveMode(settings.mode, event, settings.target);
  if (mode === 'nothing') {
    core.setOutput('mode', 'plan');
    log.notice('Nothing to do for this event.');
    return undefined;
  }
  if (mode !== 'chat') core.setOutput('mode', mode);
  const github = await connectRepository(settings, event.repository, step);
  const shared = { settings, run: runContext(event, env), repository: github?.repository, log, annotations, redactor };
  let end: StoryEnd | undefined;
  if (mode === 'chat') end = await chatStory(event, shared, github?.github, step);
  else if (isOffline(event, settings)) end = await planOffline(event, { ...shared, mode, checkout }, github?.files, step);
  else if (mode === 'export') end = await exportStory(shared, step);
  else end = await planOrApply({ ...shared, mode: mode as Telling['mode'], checkout }, step);
  if (end === undefined) return undefined;
  const { outputsOf } = await import('./shell/outputs.js');
  const outputs = await outputsOf(end, join(env['RUNNER_TEMP'] ?? checkout, 'databricks-endpoints'), redactor);
  // Later steps read them by their words; no text of others is among them.
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, redactor.redactCredentials(value));
  if (end.summary !== undefined) await writeSummary(redactor.redact(end.summary), log);
  return end;
}

type Shared = Omit<Telling, 'manifest' | 'onSecret' | 'signal' | 'mode'> & { checkout: string };

async function exportStory(shared: Omit<Shared, 'checkout'>, step: Step): Promise<StoryEnd> {
  const { settings, run, log, redactor } = shared;
  const { tellExport } = await import('./shell/export-workspace.js');
  return tellExport({ settings, repository: run.repository, id: undefined, log, redactor, onSecret: (value) => { core.setSecret(value); }, signal: step.signal });
}

/** A command from a pull request. `undefined`: it was answered with a no. */
async function chatStory(event: GitHubEvent, shared: Omit<Shared, 'checkout'>, github: GitHub | undefined, step: Step): Promise<StoryEnd | undefined> {
  const { chatRequest, namesWorkspace } = await import('./shell/run-context.js');
  const { settings } = shared;
  const request = chatRequest(event, settings.target);
  if (event.kind !== 'issue_comment' || request === undefined) throw new Error('A command needs a comment.');
  core.setOutput('mode', request.kind === 'apply' ? 'apply' : 'plan');
  if (github === undefined) {
    throw new EndpointsError('invalid-input', 'A command on a pull request is read and answered through GitHub, and there is no `github-token`.', {
      hint: 'Leave the input `github-token` out, so that the job\'s own token is used.',
    });
  }
  const { tellChat } = await import('./shell/tell-chat.js');
  return tellChat({
    ...shared,
    request,
    event,
    github,
    hasWorkspace: namesWorkspace(settings, step.env),
    onManifest: (read) => { announce(read, step); },
    onSecret: (value) => { core.setSecret(value); },
    signal: step.signal,
  });
}

async function planOrApply(shared: Shared & { mode: Telling['mode'] }, step: Step): Promise<StoryEnd> {
  const { checkout, ...telling } = shared;
  const manifest = await load(shared.settings, { checkout, requireTarget: shared.mode === 'apply' }, step);
  const { tell } = await import('./shell/tell.js');
  return tell({ ...telling, manifest, onSecret: (value) => { core.setSecret(value); }, signal: step.signal });
}

/** The head's manifest comes from the checkout, or through the API where the checkout is the base's. */
async function planOffline(event: GitHubEvent, shared: Shared & { mode: RunMode }, files: RepositoryFiles | undefined, step: Step): Promise<StoryEnd> {
  if (event.kind !== 'pull_request' && event.kind !== 'pull_request_target') throw new Error('An offline plan needs a pull request.');
  const { settings, checkout, mode, ...rest } = shared;
  if (mode !== 'plan') {
    throw new EndpointsError('invalid-input', `Mode \`${mode}\` cannot run on a pull request that anyone may have written.`, {
      hint: 'Use `mode: auto` or `mode: plan` on this event.',
    });
  }
  if (files === undefined) {
    throw new EndpointsError('invalid-input', 'An offline plan reads the base commit through GitHub, and there is no `github-token`.', {
      hint: 'Leave the input `github-token` out, or give it a token with `contents: read`.',
    });
  }
  const { pullRequest } = event;
  const { manifestFilesAt } = await import('./shell/manifest-at-commit.js');
  const manifest =
    event.kind === 'pull_request'
      ? await load(settings, { checkout, requireTarget: false }, step)
      : announce(parseManifest(await manifestFilesAt(files, settings.manifest, pullRequest.headSha), settings, { requireTarget: false }), step);
  const { tellOffline } = await import('./shell/tell-offline.js');
  return tellOffline({ ...rest, settings, manifest, files, baseRef: pullRequest.baseSha });
}

async function load(settings: Settings, options: { checkout: string; requireTarget: boolean }, step: Step): Promise<Manifest> {
  return announce(await loadManifest(settings, options), step);
}

function announce({ manifest, warnings }: { manifest: Manifest; warnings: Diagnostic[] }, step: Step): Manifest {
  for (const warning of warnings) step.annotations.add(warning);
  core.setOutput('targets', JSON.stringify(manifest.targets));
  const count = manifest.endpoints.length;
  step.log.info(`Manifest \`${manifest.id}\`, target \`${manifest.target}\`: ${count} endpoint${count === 1 ? '' : 's'}.`);
  return manifest;
}

async function readEvent(env: Environment): Promise<unknown> {
  const path = env['GITHUB_EVENT_PATH'];
  if (path === undefined || path === '') return undefined;
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch (cause) {
    throw new EndpointsError('invalid-input', 'The event file of the run cannot be read.', { cause, hint: '`GITHUB_EVENT_PATH` has to name the JSON file that the runner wrote.' });
  }
}

/** GitHub, where there is a token to speak to it with. */
async function connectRepository(
  settings: Pick<Settings, 'githubToken'>,
  repository: { owner: string; name: string },
  { env, log, signal }: Pick<Step, 'env' | 'log' | 'signal'>,
): Promise<{ repository: Repository; files: RepositoryFiles; github: GitHub } | undefined> {
  if (settings.githubToken === '') {
    log.notice('No `github-token`: nothing is posted on GitHub, and pull requests cannot be looked up.');
    return undefined;
  }
  const { connectGitHub } = await import('./github/client.js');
  const { version } = await import('./shell/version.js');
  const graphqlUrl = env['GITHUB_GRAPHQL_URL'];
  const github = connectGitHub({
    token: settings.githubToken,
    apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
    ...(graphqlUrl === undefined ? {} : { graphqlUrl }),
    repository,
    userAgent: `databricks-endpoints-as-code/${version}`,
    log,
    env,
    hurry: signal,
  });
  return {
    repository: {
      comments: github.planComments,
      openPlans: github.openPlans,
      pullRequests: github.pullRequests,
      issues: github.driftIssues,
      statuses: github.commitStatuses,
      labels: github.labels,
      deployments: github.deployments,
      commits: github.commits,
    },
    files: github.files,
    github,
  };
}

function mask(value: string, redactor: Redactor): void {
  if (value === '') return;
  core.setSecret(value);
  redactor.add(value);
}

/** The log, and how many warnings it has shown. */
function actionsLog(redactor: Redactor): { log: Log; warned: () => number } {
  let warnings = 0;
  const told = new Set<string>();
  const safe = (line: string): string => workflowCommandSafe(redactor.redact(line));
  // The toolkit escapes what would end these commands, not what steers a terminal.
  const shown = (line: string): string => visible(redactor.redact(line));
  const log: Log = {
    // The runner drops these lines unless step debugging is on; a large plan would write thousands for nothing.
    debug: core.isDebug() ? (line) => { core.debug(shown(line)); } : () => undefined,
    info: (line) => { core.info(safe(line)); },
    notice: (line) => { core.notice(shown(line)); },
    warning: (line) => {
      // GitHub shows ten of a step: the same one twice would take the place of another.
      if (told.has(line)) {
        core.info(safe(line));
        return;
      }
      told.add(line);
      warnings += 1;
      core.warning(shown(line));
    },
    error: (line) => { core.error(shown(line)); },
    group: (title, work) => core.group(safe(title), work),
  };
  return { log, warned: () => warnings };
}

/** Puts a finding on its line in the pull request. */
function annotate(diagnostic: Diagnostic, redactor: Redactor): void {
  const { file, line, column, endLine, endColumn } = diagnostic;
  const place = {
    file,
    ...(line === undefined ? {} : { startLine: line }),
    ...(endLine === undefined ? {} : { endLine }),
    // GitHub takes columns only where the finding is on one line.
    ...(column === undefined || (endLine !== undefined && endLine !== line) ? {} : { startColumn: column }),
    ...(endColumn === undefined || endLine !== line ? {} : { endColumn }),
  };
  const message = visible(redactor.redact(diagnostic.message));
  if (diagnostic.severity === 'error') core.error(message, place);
  else core.warning(message, place);
}

function failureText(error: EndpointsError, redactor: Redactor): string {
  const hint = error.hint === undefined ? '' : `\n${error.hint}`;
  return visible(redactor.redact(`${error.message}${hint}`));
}

/** The one place where the step fails. */
function fail(error: EndpointsError, redactor: Redactor): void {
  core.setOutput('failure-reason', error.code);
  core.setFailed(`${error.code}: ${failureText(error, redactor)}`);
}

/** A summary that cannot be written is a warning, never the reason. */
async function writeSummary(markdown: string, log: Log): Promise<void> {
  if (process.env['GITHUB_STEP_SUMMARY'] === undefined) return;
  try {
    await core.summary.addRaw(markdown, true).write();
  } catch (thrown) {
    log.warning(`Could not write the job summary: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

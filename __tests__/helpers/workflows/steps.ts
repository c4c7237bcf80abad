/** The steps of one job: the checkout, our action, the upload of a file, and scripts. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseOutputFile } from '../../../src/demo/runner-files.js';
import type { EventName } from '../../../src/github-stand-in/index.js';
import type { Commit } from '../../../src/github-stand-in/index.js';
import type { InputName } from '../../../src/inputs.js';
import type { ActionRun, Project } from '../project.js';
import { interpolate, isMet, toText, type Scope, type Value } from './expressions.js';
import type { Step } from './workflow-file.js';

export interface Artefact {
  name: string;
  content: string;
}

export interface StepsEnd {
  failed: boolean;
  runs: ActionRun[];
  printed: string;
  artefacts: Artefact[];
  /** The `steps` context at the end. */
  steps: Value;
}

export interface Happened {
  project: Project;
  event: EventName;
  payload: Record<string, unknown>;
  env: Record<string, string>;
}

export interface StepsOptions {
  job: string;
  env: Record<string, unknown>;
  inputs: Record<string, string>;
  contexts: Record<string, Value>;
}

export interface Runner {
  /** Files that the event changed, for filters by path. */
  changed: string[];
  /** GitHub gives such a run no secrets, and a token that only reads. */
  isUntrusted: boolean;
  runSteps: (steps: readonly Step[], options: StepsOptions) => Promise<StepsEnd>;
  close: () => Promise<void>;
}

/** Inputs that the project's own runs set, and a workflow has to. */
const unset: Partial<Record<InputName, string>> = { 'databricks-host': '', 'databricks-token': '' };

export function openRunner({ project, event, payload, env }: Happened): Runner {
  const { world } = project.github;
  const folder = mkdtempSync(join(tmpdir(), 'endpoints-workflow-'));
  const commitOf = (sha: unknown): Commit | undefined => world.state.git.commits.get(String(sha));
  const head = commitOf(env['GITHUB_SHA']);
  if (head === undefined) throw new Error('The event names no commit to check out.');
  const files = textsOf(head);
  const base = baseOf(event, payload);
  const baseCommit = commitOf(base) ?? commitOf(head.parents[0]);
  const before = baseCommit === undefined ? {} : textsOf(baseCommit);
  const changed = [...new Set([...Object.keys(before), ...Object.keys(files)])].filter((path) => before[path] !== files[path]);
  const artefactNames = new Set<string>();
  let git: { folder: string; base: string } | undefined;

  /** A checkout with the commit before it: what the scripts compare with. Commits of the world have other ids here. */
  function checkout(): { folder: string; base: string } {
    if (git !== undefined) return git;
    const place = join(folder, 'checkout');
    mkdirSync(place, { recursive: true });
    const run = (...args: string[]): string => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: place, encoding: 'utf8' }).trim();
    const commit = (contents: Record<string, string>, message: string): string => {
      for (const [path, content] of Object.entries(contents)) {
        mkdirSync(dirname(join(place, path)), { recursive: true });
        writeFileSync(join(place, path), content);
      }
      run('add', '--all');
      run('commit', '--quiet', '--allow-empty', '--message', message);
      return run('rev-parse', 'HEAD');
    };
    run('init', '--quiet', '--initial-branch=main');
    const first = commit(before, 'base');
    for (const path of Object.keys(before)) if (!(path in files)) rmSync(join(place, path));
    commit(files, 'head');
    git = { folder: place, base: first };
    return git;
  }

  async function runSteps(steps: readonly Step[], options: StepsOptions): Promise<StepsEnd> {
    const end: StepsEnd & { steps: Record<string, Value> } = { failed: false, runs: [], printed: '', artefacts: [], steps: {} };
    let isCheckedOut = false;
    for (const step of steps) {
      const scope: Scope = {
        contexts: { ...options.contexts, env: options.env as Value, steps: end.steps },
        status: { success: () => !end.failed, failure: () => end.failed, cancelled: () => false },
      };
      const outputs = isMet(step.if, scope) ? await runStep(step, scope) : {};
      if (step.id !== undefined) end.steps[step.id] = { outputs };
    }
    return end;

    async function runStep(step: Step, scope: Scope): Promise<Record<string, string>> {
      const given = Object.fromEntries(Object.entries(step.with ?? {}).map(([name, value]) => [name, toText(interpolate(value, scope))]));
      if (step.run !== undefined) {
        if (!isCheckedOut && /\bgit\b/.test(step.run)) throw new Error('The script uses git before the checkout.');
        const stepEnv = Object.entries(step.env ?? {}).map(([name, value]) => [name, toText(interpolate(value, scope))] as const);
        const { ok, printed, outputs } = runScript(step.run, Object.fromEntries(stepEnv));
        end.printed += printed;
        if (!ok) end.failed = true;
        return outputs;
      }
      const [action = ''] = (step.uses ?? '').split('@');
      if (action === 'actions/checkout') {
        isCheckedOut = true;
        return {};
      }
      if (action === 'actions/upload-artifact') {
        end.artefacts.push(upload(given));
        return {};
      }
      if (!action.endsWith('/databricks-endpoints-as-code')) throw new Error(`The action ${action} is not known here.`);
      const run = await project.run({
        event, payload,
        files: isCheckedOut ? files : {},
        inputs: { ...unset, ...given, ...options.inputs },
        env: { ...env, GITHUB_JOB: options.job },
      });
      end.runs.push(run);
      if (run.status !== 0) end.failed = true;
      return run.outputs;
    }
  }

  function upload({ name = '', path = '', ...rest }: Record<string, string>): Artefact {
    if (Object.keys(rest).length > 0) throw new Error(`Inputs of the upload that are not known here: ${Object.keys(rest).join(', ')}`);
    if (name === '' || /["<>|*?:\\/\r\n]/.test(name)) throw new Error(`An artefact cannot be called "${name}".`);
    if (artefactNames.has(name)) throw new Error(`The run has an artefact ${name} already.`);
    artefactNames.add(name);
    return { name, content: readFileSync(path, 'utf8') };
  }

  function runScript(script: string, scriptEnv: Record<string, string>): { ok: boolean; printed: string; outputs: Record<string, string> } {
    const { folder: cwd, base: first } = checkout();
    const output = join(folder, 'output');
    writeFileSync(output, '');
    // The event names commits by the world's ids; the checkout has its own.
    const here = Object.entries(scriptEnv).map(([name, value]) => [name, value !== '' && value === base ? first : value]);
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', script], {
      cwd, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', ...(Object.fromEntries(here) as Record<string, string>), GITHUB_OUTPUT: output },
    });
    return { ok: status === 0, printed: stdout + stderr, outputs: parseOutputFile(readFileSync(output, 'utf8')) };
  }

  return {
    changed, runSteps,
    isUntrusted: isUntrusted(payload, env),
    close: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

const textsOf = (commit: Commit): Record<string, string> => Object.fromEntries([...commit.files].map(([path, content]) => [path, content.toString('utf8')]));

/** The commit that the event compares with. */
function baseOf(event: EventName, payload: Record<string, unknown>): string | undefined {
  if (event === 'push') return String(payload['before']);
  if (event === 'merge_group') return (payload['merge_group'] as { base_sha: string }).base_sha;
  return event === 'pull_request' ? (payload['pull_request'] as { base: { sha: string } }).base.sha : undefined;
}

function isUntrusted(payload: Record<string, unknown>, env: Record<string, string>): boolean {
  if (env['GITHUB_EVENT_NAME'] !== 'pull_request') return false;
  const { head, base } = payload['pull_request'] as Record<'head' | 'base', { repo: { full_name: string } | null }>;
  return head.repo?.full_name !== base.repo?.full_name || env['GITHUB_ACTOR'] === 'dependabot[bot]';
}

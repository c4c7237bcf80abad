/** Starts the emulator's process, asks it what it received, and runs the action against it as a runner would. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { knownPrincipals, type RecordedRequest, type StartOptions } from '../../src/emulator/index.js';
import { inputDefaults, type InputName } from '../../src/inputs.js';
import { repository } from './fleet.js';
import { bundle, runScript, type Run } from './processes.js';

export const { token } = knownPrincipals.deployer;

export interface Workspace {
  url: string;
  /** A lever of the emulator: `POST /_emulator/<action>`. */
  control(action: string, body?: unknown): Promise<unknown>;
  /** What it received since it was last asked. */
  takeRequests(): Promise<RecordedRequest[]>;
  close(): void;
}

/** An emulated workspace with the fleet in it. */
export async function startWorkspace(size: number, options: StartOptions): Promise<Workspace> {
  const script = fileURLToPath(new URL('workspace.js', import.meta.url));
  const child = spawn(process.execPath, [script, String(size), JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await firstLine(child.stdout, () => `The emulator ended with ${String(child.exitCode)} before it listened.`);
  const control = async (action: string, body: unknown = {}): Promise<unknown> => {
    const reply = await fetch(`${url}/_emulator/${action}`, { method: 'POST', body: JSON.stringify(body) });
    if (!reply.ok) throw new Error(`${action}: ${await reply.text()}`);
    return reply.json();
  };
  return {
    url,
    control,
    async takeRequests() {
      const { requests } = (await control('requests')) as { requests: RecordedRequest[] };
      await control('clear-requests');
      return requests;
    },
    close: () => {
      child.kill();
    },
  };
}

async function firstLine(stream: NodeJS.ReadableStream, missing: () => string): Promise<string> {
  for await (const line of createInterface({ input: stream })) return line;
  throw new Error(missing());
}

export interface ActionOptions {
  node: string;
  manifest: string;
  inputs: Partial<Record<InputName, string>>;
  measured?: boolean;
}

/** Runs the action's bundle on a checkout with this manifest, by hand (`workflow_dispatch`) and without GitHub. */
export function runAction(workspace: Workspace, options: ActionOptions): Run {
  const folder = mkdtempSync(join(tmpdir(), 'bench-run-'));
  const place = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  try {
    mkdirSync(join(folder, 'checkout'));
    place('checkout/endpoints.yml', options.manifest);
    const [owner = '', name = ''] = repository.split('/');
    const inputs: Record<string, string> = {
      ...inputDefaults,
      'databricks-host': workspace.url,
      'databricks-token': token,
      ...options.inputs,
    };
    return runScript(bundle, [], {
      node: options.node,
      ...(options.measured === undefined ? {} : { measured: options.measured }),
      env: {
        GITHUB_ACTIONS: 'true',
        GITHUB_ACTOR: 'octocat',
        GITHUB_EVENT_NAME: 'workflow_dispatch',
        GITHUB_EVENT_PATH: place('event.json', JSON.stringify({ repository: { full_name: repository, default_branch: 'main', name, owner: { login: owner } } })),
        GITHUB_OUTPUT: place('output', ''),
        GITHUB_REF: 'refs/heads/main',
        GITHUB_REPOSITORY: repository,
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_RUN_ID: '1',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_SHA: '1'.repeat(40),
        GITHUB_STEP_SUMMARY: place('summary', ''),
        GITHUB_WORKSPACE: join(folder, 'checkout'),
        RUNNER_TEMP: join(folder, 'temp'),
        ...Object.fromEntries(Object.entries(inputs).map(([key, value]) => [`INPUT_${key.toUpperCase()}`, value])),
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The command line as a process: what it prints where, how it ends, and what it sends. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { consoleEdit } from '../../src/emulator/index.js';
import { resultFileJsonSchema } from '../../src/apply/result-file-schema.js';
import { planFileJsonSchema } from '../../src/plan/plan-file-schema.js';
import { startProject, writes, type CliOptions, type CliRun, type Project } from '../helpers/project.js';
import { chat, churn, manifest, tags, type Data } from '../e2e/manifests.js';

let project: Project;
beforeEach(async () => {
  project = await startProject();
});
afterEach(async () => {
  expect(project.emulator.unknownRequests).toEqual([]);
  expect(project.github.requests).toEqual([]);
  await project.close();
});

const text = manifest({ chat: chat() });
const repository = ['--repository', 'acme/ml-platform'];
const fast = ['--poll-interval-seconds', '0.02'];
const cli = (args: string[], given: string = text, options: CliOptions = {}): Promise<CliRun> =>
  project.cli(args, { files: { 'endpoints.yml': given }, ...options });
const created = 'POST /api/2.0/serving-endpoints';

function expectMatches(schema: Record<string, unknown>, document: unknown): void {
  const validate = new Ajv2020({ validateFormats: false }).compile(schema);
  validate(document);
  expect(validate.errors ?? []).toEqual([]);
}

describe('validate', () => {
  it('needs neither workspace nor repository', async () => {
    const run = await cli(['validate'], text, { env: { DATABRICKS_HOST: '', DATABRICKS_TOKEN: '' } });
    expect([run.status, run.stderr]).toEqual([0, '']);
    expect(run.stdout).toContain('`shop` is valid: 1 endpoint');
    expect(run.workspace).toEqual([]);
  });

  it('with --json prints what it found, and the problems where there are some', async () => {
    const good = await cli(['validate', '--json']);
    expect([good.status, JSON.parse(good.stdout)]).toEqual([
      0,
      { valid: true, id: 'shop', target: 'default', endpoints: ['chat'], errors: [], warnings: [] },
    ]);
    const bad = await cli(['validate', '--json'], 'id: shop\nendpoint: {}\n');
    expect(bad.status).toBe(1);
    expect(JSON.parse(bad.stdout)).toMatchObject({ valid: false, errors: expect.arrayContaining([expect.objectContaining({ file: 'endpoints.yml', line: 2 })]) as unknown });
    expect(bad.stderr).toContain('invalid-manifest: ');
  });

  it('lists every problem with its place, on standard error', async () => {
    const run = await cli(['validate'], manifest({ chat: chat({ tagz: [] }), talk: chat({ name: 'a b' }) }));
    expect([run.status, run.stdout]).toEqual([1, '']);
    expect(run.stderr).toMatch(/^endpoints\.yml:\d+:\d+: error: .*tagz.*`tags`/m);
    expect(run.stderr).toMatch(/^endpoints\.yml:\d+:\d+: error: .*a b/m);
    expect(run.stderr).toContain('invalid-manifest: ');
  });
});

describe('plan', () => {
  it('shows what would change, and changes nothing', async () => {
    const run = await cli(['plan', ...repository]);
    expect([run.status, run.stderr]).toEqual([0, '']);
    expect(run.stdout).toContain('1 to create');
    expect(run.stdout).toContain('Plan digest: ');
    expect(writes(run.workspace)).toEqual([]);
  });

  it('prints JSON that its schema describes, and nothing else, on standard output', async () => {
    const run = await cli(['plan', '--json', ...repository], manifest({ chat: chat(tags({ team: 'a' })), churn: churn() }));
    const plan = JSON.parse(run.stdout) as Data;
    expectMatches(planFileJsonSchema(), plan);
    expect(plan).toMatchObject({ format_version: '1', manifest: 'shop', summary: { create: 2 } });
    expect(run.stderr).toContain('2 to create');
    expect(run.status).toBe(0);
  });

  it('takes a glob, and still prints nothing but JSON', async () => {
    const files = { 'e/a.yml': text, 'e/b.yml': `endpoints: ${JSON.stringify({ talk: chat() })}\n` };
    const run = await cli(['plan', '--json', '--manifest', 'e/*.yml', ...repository], text, { files });
    expect(run.status).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ summary: { create: 2 } });
    expect(run.stdout + run.stderr).not.toContain('::debug::');
  });

  it('asks for the repository where git does not know it', async () => {
    const run = await cli(['plan']);
    expect([run.status, run.stdout]).toEqual([1, expect.not.stringContaining('to create')]);
    expect(run.stderr).toMatch(/invalid-input: .*\n.*--repository owner\/name/);
    expect(run.workspace).toEqual([]);
  });

  it('ends with status 1 where something is blocked', async () => {
    await cli(['apply', '--yes', ...repository]);
    const run = await cli(['plan', ...repository], manifest({}));
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/destroy-blocked: .*chat/);
  });

  it('takes several values, and one value only once', async () => {
    const variables = manifest({ chat: chat(tags({ a: '${var.a}', b: '${var.b}' })) }, { variables: { a: {}, b: {} } });
    const run = await cli(['plan', '--json', '--variables', 'a=1', '--variables', 'b=2', ...repository], variables);
    expect([run.status, run.stdout]).toEqual([0, expect.stringMatching(/"1"[\s\S]*"2"/)]);
    const twice = await cli(['plan', '--target', 'a', '--target', 'b', ...repository]);
    expect([twice.status, twice.stderr]).toEqual([1, expect.stringContaining('`--target` is given more than once')]);
  });
});

describe('where it runs', () => {
  it('says whose endpoints these are, before the plan', async () => {
    const run = await cli(['plan', ...repository]);
    expect(run.stdout).toMatch(/^Owner tag acme__ml-platform__shop__default\n[\s\S]*1 to create/);
  });

  it('refuses a repository that is no `owner/name`, and says so', async () => {
    const run = await cli(['plan', '--repository', 'foo']);
    expect([run.status, run.workspace]).toEqual([1, []]);
    expect(run.stderr).toContain('`foo` is not the name of a repository');
    expect(run.stderr).not.toContain('no git remote');
  });

  it('speaks of folders and options, not of jobs and steps', async () => {
    const runs = [['validate', '--manifest', 'none.yml'], ['validate', '--manifest', '../none.yml'], ['apply', '--wait', 'maybe']];
    for (const args of runs) {
      const run = await cli(args);
      expect([run.status, run.stdout]).toEqual([1, '']);
      expect(run.stderr).toMatch(/folder you run in|--help/);
      expect(run.stderr).not.toMatch(/\bjob\b|checkout|`with:`|\bstep\b|Input `/);
    }
  });

  it('keeps Node quiet with more endpoints than Node has patience for listeners', async () => {
    const many = Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`chat-${index}`, chat()]));
    const run = await cli(['apply', '--yes', '--parallelism', '15', ...fast, ...repository], manifest(many));
    expect([run.status, run.stderr]).toEqual([0, '']);
  });
});

describe('apply', () => {
  it('asks first; without a terminal it changes nothing and says how to go on', async () => {
    const run = await cli(['apply', ...repository]);
    expect(run.status).toBe(1);
    expect(run.stdout).toContain('1 to create');
    expect(run.stderr).toMatch(/Nothing was changed.*--yes/);
    expect(writes(run.workspace)).toEqual([]);
  });

  it('with --yes writes, waits, and then has nothing to do', async () => {
    const both = manifest({ chat: chat(), churn: churn() });
    const run = await cli(['apply', '--yes', ...fast, ...repository], both);
    expect([run.status, run.stderr]).toEqual([0, '']);
    expect(writes(run.workspace)).toEqual([created, created]);
    expect(run.stdout).toContain('DEPLOYMENT_READY');
    const again = await cli(['apply', ...repository], both);
    expect([again.status, writes(again.workspace)]).toEqual([0, []]);
    expect(again.stdout).toMatch(/[Nn]o changes/);
  });

  it('with --json prints a result that its schema describes, also of nothing', async () => {
    for (const wanted of [[created], []]) {
      const run = await cli(['apply', ...(wanted.length > 0 ? ['--yes'] : []), '--json', ...fast, ...repository]);
      expect([run.status, writes(run.workspace)]).toEqual([0, wanted]);
      const result = JSON.parse(run.stdout) as Data;
      expectMatches(resultFileJsonSchema(), result);
      expect(result).toMatchObject({ endpoints: [{ name: 'chat', outcome: wanted.length > 0 ? 'applied' : 'unchanged' }] });
    }
  });

  it('of a digest applies that plan and no other', async () => {
    const plan = JSON.parse((await cli(['plan', '--json', ...repository])).stdout) as { digest: string };
    const wrong = await cli(['apply', '--plan-digest', 'f'.repeat(24), ...repository]);
    expect([wrong.status, writes(wrong.workspace)]).toEqual([1, []]);
    expect(wrong.stderr).toContain('plan-changed: ');
    const right = await cli(['apply', '--plan-digest', plan.digest, ...repository]);
    expect([right.status, writes(right.workspace)]).toEqual([0, [created]]);
  });

  it('with --json reports a failed rollout, too', async () => {
    project.emulator.world.script('churn', { outcome: 'fail', message: 'No such package.' });
    const run = await cli(['apply', '--yes', '--json', ...fast, ...repository], manifest({ churn: churn() }));
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('deployment-failed: ');
    const result = JSON.parse(run.stdout) as Data;
    expectMatches(resultFileJsonSchema(), result);
    expect(result).toMatchObject({ failure_reason: 'deployment-failed' });
  });

  it('that is interrupted ends soon, is no success, and can be run again', async () => {
    const { world } = project.emulator;
    world.script('churn', { outcome: 'stuck' });
    const when = (): boolean => project.emulator.requests.some(({ method, path }) => method === 'GET' && path.endsWith('/churn') && world.endpoints.has('churn'));
    const args = ['apply', '--yes', '--poll-interval-seconds', '20', ...repository];
    const run = await cli(args, manifest({ churn: churn() }), { signal: { name: 'SIGTERM', when } });
    expect(run.stderr).toContain('Stopping: no new change is started');
    expect(run.stdout).toMatch(/Run apply again/);
    expect(run.status).toBe(130);
    world.finishRollout('churn');
    const again = await cli(args, manifest({ churn: churn() }));
    expect([again.status, writes(again.workspace)]).toEqual([0, []]);
  });

  it('wants a target where there are several', async () => {
    const run = await cli(['apply', '--yes', ...repository], manifest({ chat: chat() }, { targets: { dev: {}, prod: {} } }));
    expect([run.status, run.workspace]).toEqual([1, []]);
    expect(run.stderr).toMatch(/dev.*prod/);
  });
});

describe('drift', () => {
  it('tells it, and makes it the status where asked to', async () => {
    await cli(['apply', '--yes', ...repository]);
    expect((await cli(['drift', '--fail-on-drift', ...repository])).status).toBe(0);
    consoleEdit(project.emulator.world, 'chat', { aiGateway: { usage_tracking_config: { enabled: true } }, tags: { add: { a: 'b' } } });
    const wanted = manifest({ chat: chat({ tags: [] }) });
    const told = await cli(['drift', ...repository], wanted);
    expect([told.status, told.stdout]).toEqual([0, expect.stringContaining('Drift: 1 different')]);
    const failed = await cli(['drift', '--fail-on-drift', '--json', ...repository], wanted);
    expect([failed.status, failed.stderr]).toEqual([1, expect.stringContaining('drift: ')]);
    expectMatches(planFileJsonSchema(), JSON.parse(failed.stdout));
  });
});

describe('help', () => {
  it('teaches, for all commands and for each', async () => {
    for (const args of [[], ['--help'], ['-h'], ['help']]) {
      const run = await cli(args);
      expect([run.status, run.stderr]).toEqual([0, '']);
      for (const command of ['validate', 'plan', 'apply', 'drift']) expect(run.stdout).toContain(`databricks-endpoints ${command}`);
    }
    for (const command of ['validate', 'plan', 'apply', 'drift']) {
      const run = await cli([command, '--help']);
      expect([run.status, run.stdout.split(':')[0]]).toEqual([0, `databricks-endpoints ${command}`]);
      expect(run.stdout).toContain('--manifest');
    }
    expect((await cli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    ['an unknown command', ['aply'], /`aply` is no command\. Did you mean `apply`\?/],
    ['an unknown option', ['plan', '--allow-destory'], /`--allow-destory` is no option of `plan`\. Did you mean `--allow-destroy`/],
    ['an option without its value', ['plan', '--target'], /--target/],
    ['a word too many', ['plan', 'chat'], /chat/],
    ['a bad value', ['plan', '--parallelism', 'many'], /parallelism.*many/],
    ['an option of the action alone', ['plan', '--comment', 'never'], /`--comment` is no option/],
  ])('%s is told with what was meant, status 1', async (_name, args, message) => {
    const run = await cli([...args, ...repository]);
    expect([run.status, run.stdout]).toEqual([1, '']);
    expect(run.stderr).toMatch(message);
    expect(run.stderr).toContain('invalid-input: ');
    expect(run.workspace).toEqual([]);
  });

  it('never shows a credential', async () => {
    const run = await cli(['plan', ...repository], text, { env: { DATABRICKS_TOKEN: 'dapi-wrong-token-0002', DATABRICKS_ENDPOINTS_DEBUG: '1' } });
    expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('authentication: ')]);
    expect(run.stdout + run.stderr).not.toContain('dapi-wrong-token-0002');
  });
});

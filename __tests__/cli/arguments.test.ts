import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EndpointsError } from '../../src/errors.js';
import { readArguments } from '../../src/cli/arguments.js';
import { optionNames, optionWords } from '../../src/cli/option-words.js';
import { repositoryOfRemote } from '../../src/cli/checkout.js';
import { helpText } from '../../src/cli/help.js';
import { runImport } from '../../src/cli/import-command.js';
import { checkOutput } from '../../src/cli/manifest-file.js';

/** Message and hint of what is thrown. */
function problem(act: () => unknown): (string | undefined)[] {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof EndpointsError) return [thrown.message, thrown.hint];
  }
  return [];
}

describe('repositoryOfRemote', () => {
  it.each([
    ['https://github.com/acme/models.git', 'acme/models'],
    ['https://github.com/acme/models', 'acme/models'],
    ['https://user:secret@github.example.com/acme/models.git', 'acme/models'],
    ['git@github.com:acme/models.git', 'acme/models'],
    ['ssh://git@github.com:22/acme/models.git', 'acme/models'],
    ['https://github.com/acme/models/', 'acme/models'],
    ['', undefined],
    ['../models', undefined],
  ])('%s', (address, repository) => {
    expect(repositoryOfRemote(address)).toBe(repository);
  });
});

describe('readArguments', () => {
  it('takes switches bare, with a value, and before another option', () => {
    for (const [argv, allowed] of [
      [['plan', '--allow-destroy'], true],
      [['plan', '--allow-destroy', '--json'], true],
      [['plan', '--allow-destroy=false'], false],
      [['plan', '--allow-destroy', 'chat', '--allow-destroy', 'talk'], ['chat', 'talk']],
    ] as const) {
      expect(readArguments(argv, {})).toMatchObject({ settings: { allowDestroy: allowed } });
    }
  });

  it('prefers options to the environment', () => {
    const env = { DATABRICKS_HOST: 'https://a.example', DATABRICKS_TOKEN: 't' };
    expect(readArguments(['plan', '--databricks-host', 'https://b.example'], env)).toMatchObject({
      settings: { workspace: { host: 'https://b.example', token: 't' } },
    });
  });

  it('asks before an apply unless told not to', () => {
    expect(readArguments(['apply'], {})).toMatchObject({ yes: false });
    expect(readArguments(['apply', '-y'], {})).toMatchObject({ yes: true });
  });

  it('says what to do about words and short options that it does not know', () => {
    expect(problem(() => readArguments(['export', 'churn'], {}))).toEqual([
      '`churn` belongs to no option.',
      'To choose endpoints: `databricks-endpoints export --only churn`. `databricks-endpoints export --help` lists the options.',
    ]);
    expect(problem(() => readArguments(['plan', 'services/chat.yml'], {}))[1]).toContain('`databricks-endpoints plan --manifest services/chat.yml`');
  });

  it.each([
    [['export', '-o', 'x.yml'], '`-o` is no option of `export`.'],
    [['plan', '--targets', 'dev'], '`--targets` is no option of `plan`. Did you mean `--target`?'],
    [['plan', '--target'], '`--target` needs a value.'],
    [['plan', '--target', '--json'], '`--target` needs a value, and `--json` looks like the next option.'],
    [['plan', '--json=true'], '`--json` takes no value.'],
    [['plan', '--target', 'a', '--target', 'b'], '`--target` is given more than once.'],
    [['plan', '--comment', 'never'], '`--comment` is no option: the input `comment` means something in a workflow alone.'],
    // An empty value, as of a shell variable that is not set, would be taken for all endpoints.
    [['apply', '--only', ''], '`--only` needs a value.'],
    [['apply', '--only='], '`--only` needs a value.'],
    // What a command would not heed is refused: it would be believed to be heeded.
    [['plan', '--plan-digest', 'a'.repeat(24)], '`--plan-digest` does not go with `plan`, but with `apply`.'],
    [['export', '--manifest', 'endpoints.yml'], '`--manifest` does not go with `export`, but with `validate`, `plan`, `apply` or `drift`.'],
    [['validate', '--offline'], '`--offline` does not go with `validate`, but with `plan`.'],
    [['export', '--allow-destroy'], '`--allow-destroy` does not go with `export`, but with `plan`, `apply` or `drift`.'],
    [['plan', '--yes'], '`--yes` does not go with `plan`, but with `apply`.'],
  ])('refuses %j', (argv, message) => {
    expect(problem(() => readArguments(argv, {}))[0]).toBe(message);
  });
});

describe('import', () => {
  it.each([
    [['import'], '`import` needs a file.'],
    [['import', 'a.yml', 'b.yml'], '`import` takes one file.'],
    [['import', 'a.yml', '-o', 'b.yml'], '`-o` is no option of `import`.'],
    [['import', 'a.yml', '--variables', 'a'], 'A variable is written as `--variables name=value`.'],
    [['import', 'a.yml', '--variable', 'a=b'], '`--variable` is no option of `import`. Did you mean `--variables`?'],
    // As the bundles' own command line calls it.
    [['import', 'a.yml', '--var', 'a=b'], '`--var` is no option of `import`. Did you mean `--variables`?'],
    [['import', 'a.yml', '--variables', 'a=b', '--variables', 'a=c'], 'The variable `a` is given twice.'],
    [['import', 'a.yml', '--variables', ' =c'], 'A variable is written as `--variables name=value`.'],
    [['import', 'no-such-file.yml'], '`no-such-file.yml` does not exist.'],
  ])('%j', async (argv, message) => {
    await expect(runImport(argv.slice(1))).rejects.toMatchObject({ code: 'invalid-input', message });
  });
});

it('imports what `terraform show -json > state.json` leaves on Windows: UTF-16', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  try {
    const state = { format_version: '1.0', values: { root_module: { resources: [{ address: 'databricks_model_serving.a', mode: 'managed', type: 'databricks_model_serving', values: { name: 'a' } }] } } };
    await writeFile(join(folder, 'state.json'), `\uFEFF${JSON.stringify(state)}`, 'utf16le');
    expect(await runImport([join(folder, 'state.json'), '--output', join(folder, 'endpoints.yml')])).toBe(0);
    expect(await readFile(join(folder, 'endpoints.yml'), 'utf8')).toContain('databricks_model_serving.a of Terraform');
  } finally {
    await rm(folder, { recursive: true });
  }
});

describe('checkOutput', () => {
  it('tells before any work is done what could not be written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'output-'));
    const file = join(folder, 'endpoints.yml');
    await writeFile(file, 'id: a');
    const check = (output: string | undefined, force = false): Promise<void> => checkOutput({ id: undefined, output, force });
    try {
      await expect(check(file)).rejects.toMatchObject({ message: `\`${file}\` is there already, and was left as it is.` });
      await expect(check(folder, true)).rejects.toMatchObject({ message: `\`${folder}\` is a folder.` });
      await expect(check(join(folder, 'none', 'e.yml'))).rejects.toMatchObject({ message: expect.stringContaining(`there is no folder \`${join(folder, 'none')}\``) as string });
      for (const [output, force] of [[file, true], [join(folder, 'new.yml'), false], [undefined, false]] as const) await expect(check(output, force)).resolves.toBeUndefined();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('help', () => {
  const texts = (['validate', 'plan', 'apply', 'drift'] as const).map((command) => helpText(command)).join('\n');

  it.each(optionNames.filter((name) => !/token|client-id|client-secret/.test(name)))('names --%s', (name) => {
    expect(texts).toContain(`--${name} `);
  });

  it('keeps to the width of a terminal', () => {
    for (const line of `${texts}\n${helpText(true)}`.split('\n')) expect(line.length).toBeLessThanOrEqual(125);
  });
});

it.each([
  ['Set the input `allow-destroy` to `a` (one name a line) or to `true`.', 'Set the option `--allow-destroy` to `a` (again for each further name) or to `true`.'],
  ['Input `only`: no endpoint matches `x`.', 'Option `--only`: no endpoint matches `x`.'],
  ['applied as it is (`plan-digest: abc`)', 'applied as it is (`--plan-digest abc`)'],
  ['Check that `databricks-host` is right.', 'Check that `--databricks-host` is right.'],
  // Not of the command line, or a word of the manifest or of somebody else.
  ['the input `github-token` and `allow-older: true`', 'the input `github-token` and `allow-older: true`'],
  ['`only`, `variables`, `target` and ``allow-destroy``', '`only`, `variables`, `target` and ``allow-destroy``'],
])('says %j as the command line has it', (action, commandLine) => {
  expect(optionWords(action)).toBe(commandLine);
});

import { optionNames, readArguments } from '../../src/cli/arguments.js';
import { repositoryOfRemote } from '../../src/cli/checkout.js';
import { helpText } from '../../src/cli/help.js';

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

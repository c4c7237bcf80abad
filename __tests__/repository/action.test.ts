import { parseAction } from '../../scripts/readme-tables.js';
import { parseYaml, read } from './files.js';

const action = parseAction(read('action.yml'));

const inputDefaults: Record<string, string | undefined> = {
  mode: 'auto',
  manifest: 'endpoints.yml',
  target: undefined,
  variables: undefined,
  only: undefined,
  'databricks-host': undefined,
  'databricks-token': undefined,
  'databricks-client-id': undefined,
  'databricks-client-secret': undefined,
  'auth-type': undefined,
  'github-token': '${{ github.token }}',
  'plan-check': 'pull-request',
  'plan-digest': undefined,
  'allow-destroy': 'false',
  'allow-destroy-label': undefined,
  'allow-older': 'false',
  deployment: 'true',
  environment: undefined,
  comment: 'changes',
  status: 'true',
  'drift-issue': 'true',
  'drift-unmanaged': 'false',
  'fail-on-drift': 'false',
  wait: 'true',
  parallelism: '8',
  'write-quota': '50',
  'poll-interval-seconds': '10',
  'timeout-minutes': undefined,
};

const outputNames = [
  'mode',
  'has-changes',
  'create',
  'update',
  'replace',
  'delete',
  'unchanged',
  'plan-file',
  'plan-digest',
  'result-file',
  'manifest-file',
  'comment-url',
  'has-drift',
  'issue-url',
  'endpoints',
  'targets',
  'failure-reason',
];

describe('action.yml', () => {
  it('is strict YAML for the Node 24 runner, with what the Marketplace asks for', () => {
    expect(parseYaml('action.yml')).toEqual({
      name: 'Databricks Endpoints as Code',
      description: expect.stringMatching(/^.{20,125}$/),
      author: expect.any(String),
      branding: { icon: 'layers', color: 'orange' },
      inputs: expect.any(Object),
      outputs: expect.any(Object),
      runs: { using: 'node24', main: 'dist/index.js' },
    });
  });

  it('has the inputs and defaults of the contract, and no others', () => {
    const defaults = Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default]));
    expect(defaults).toEqual(inputDefaults);
  });

  it('has the outputs of the contract, and no others', () => {
    expect(Object.keys(action.outputs)).toEqual(outputNames);
  });

  it('writes defaults as strings, because the runner passes strings', () => {
    for (const input of Object.values(action.inputs)) expect(['string', 'undefined']).toContain(typeof input.default);
  });

  it.each([...Object.entries(action.inputs), ...Object.entries(action.outputs)])('describes %s in whole sentences', (_name, entry) => {
    expect(entry.description).toMatch(/^\S[\s\S]{15,}\.$/);
  });
});

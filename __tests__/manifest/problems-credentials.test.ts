import { credentialIn } from '../../src/manifest/credentials.js';
import { cost } from '../helpers/cost.js';
import { custom, findings, openai, withEndpoint, withEntity, withExternalModel } from './manifests.js';

// Cut by `~`, so that no scanner takes these made-up values for leaked ones.
const hex = '0123456789abcdef'.repeat(2);
const word = 'Ab3dEf6hIj9kLm2nOp5qRs8tUv1wXy4zAb3d';
const cut: [name: string, value: string, what: string][] = [
  ['databricks', `da~pi${hex}`, 'a Databricks token'],
  ['databricks, numbered', `da~pi${hex}-2`, 'a Databricks token'],
  ['databricks oauth', `do~se${hex}`, 'an OAuth secret of Databricks'],
  ['github', `gh~p_${word}`, 'a GitHub token'],
  ['github oauth', `gh~o_${word}`, 'a GitHub token'],
  ['github server', `gh~s_${word}`, 'a GitHub token'],
  ['github fine-grained', `github~_pat_${word}_${word}`, 'a GitHub token'],
  ['openai', `s~k-${word}`, 'an API key of OpenAI or Anthropic'],
  ['openai project', `s~k-proj-${word}`, 'an API key of OpenAI or Anthropic'],
  ['anthropic', `s~k-ant-api03-${word}`, 'an API key of OpenAI or Anthropic'],
  ['aws', 'AK~IAABCDEFGH12345678', 'an AWS access key'],
  ['aws, temporary', 'AS~IAABCDEFGH12345678', 'an AWS access key'],
  ['hugging face', `h~f_${word}`, 'a Hugging Face token'],
  ['slack', `xo~xb-12345678-${word}`, 'a Slack token'],
  ['google', `AI~za${word}`, 'a Google API key'],
  ['pem', '-----BEGIN RSA PRIVATE ~KEY-----', 'a private key'],
  ['url', 'postgres://app:hunter2@db.example.com/x', 'a URL with a password'],
];
const credentials = cut.map(([name, value, what]) => [name, value.replace('~', ''), what] as const);

const advice =
  'a credential does not belong in a manifest. Store it in a secret scope and write `"{{secrets/<scope>/<key>}}"` instead. ' +
  'If it was ever pushed, revoke it.';

describe('credentials in plain text', () => {
  it.each(credentials)('%s: is refused in the environment, and not shown', (_name, value, what) => {
    const text = withEntity(`${custom}, environment_vars: { A: ${JSON.stringify(`x ${value}`)} }`);
    expect(findings(text)).toEqual([`6:115 error: \`A\` of \`environment_vars\` holds ${what}: ${advice}`]);
  });

  const token = credentials[0]?.[1] ?? '';
  const what = 'holds a Databricks token:';

  it.each([
    ['tags', withEndpoint(`    tags: { a: ${token} }\n`), `4:16 error: \`value\` ${what} ${advice}`],
    ['a description', withEndpoint(`    description: ${token}\n`), `4:18 error: \`description\` ${what} ${advice}`],
    ['a name', withEndpoint(`    name: ${token}\n`), `4:11 error: \`name\` ${what} ${advice}`],
    [
      'a list of texts',
      withEndpoint(`    email_notifications: { on_update_failure: [ ${token} ] }\n`),
      `4:49 error: An item of \`on_update_failure\` ${what} ${advice}`,
    ],
    [
      'a variable',
      `id: a\nvariables: { x: ${token}, y: { default: ${token} } }\nendpoints: {}\n`,
      `2:17 error: The variable \`x\` ${what} ${advice}`,
    ],
    [
      'an unknown key',
      withEndpoint(`    ${token}: x\n`),
      expect.stringContaining('4:5 error: `***` is not a known key of the endpoint `c`.'),
    ],
    [
      'a number',
      withEntity(`${custom}, max_provisioned_concurrency: ${token}`),
      `6:121 error: \`max_provisioned_concurrency\` ${what} ${advice}`,
    ],
  ])('is refused in %s', (_name, text, expected: unknown) => {
    const found = findings(text);
    expect(found).toEqual(expect.arrayContaining([expected]));
    expect(found.join('\n')).not.toContain(hex.slice(0, 8));
  });

  it('is found once a variable of the run is filled in', () => {
    const text = `id: a\nvariables: { x: "" }\nendpoints:\n  c:\n    description: dap~i\${var.x}\n`.replace('~', '');
    const found = findings(text, { variables: { x: hex } });
    expect(found).toEqual([`5:18 error: \`description\` ${what} ${advice}`]);
  });

  it('says one thing of a field for credentials', () => {
    expect(findings(withExternalModel(openai.replace('{{secrets/s/k}}', token)))).toHaveLength(1);
  });

  it.each([
    'sk-learn-model-with-a-long-name',
    'risk-abcdefghijklmnopqrstuvwxyz',
    'hf_meta_llama_and_friends_of_it',
    'dapi-client',
    'AKIAMODEL',
    'https://user@example.com/path:x',
    'https://example.com:443/a@b',
    '-----BEGIN PUBLIC KEY-----',
    '{{secrets/scope/key}}',
  ])('%s is none', (text) => {
    expect(credentialIn(text)).toBeUndefined();
  });

  it('searches hostile text fast', () => {
    const pieces = ['sk-', '://', '://a:', 'github_pat_', '-----BEGIN ', 'xoxb-', 'A', 'sk-ant-'];
    const texts = pieces.map((piece) => piece.repeat(Math.ceil(1_000_000 / piece.length)));
    expect(cost(() => { texts.forEach(credentialIn); })).toBeLessThan(3000);
  });

  it('warns of variables whose names say that they hold one', () => {
    const variables = 'HF_TOKEN: abc, API_KEY: "{{secrets/s/k}}", dbPassword: x1, MAX_TOKEN: 100, MONKEY: a, CLIENT_SECRET: ""';
    const says =
      'looks like a credential in plain text. If it is one, store it in a secret scope and write ' +
      '`"{{secrets/<scope>/<key>}}"`; everyone who can read the repository or the endpoint can read it here.';
    expect(findings(withEntity(`${custom}, environment_vars: { ${variables} }`))).toEqual([
      `6:122 warning: \`HF_TOKEN\` ${says}`,
      `6:167 warning: \`dbPassword\` ${says}`,
    ]);
  });
});

describe('secret references with spaces', () => {
  it('are written without', () => {
    expect(findings(withExternalModel(openai.replace('{{secrets/s/k}}', '{{ secrets/s/k }}')))).toEqual([
      '7:110 error: `openai_api_key` holds a secret reference with spaces. Write it without: `"{{secrets/s/k}}"`.',
    ]);
    expect(findings(withEntity(`${custom}, environment_vars: { A: "{{ secrets/s/k }}" }`))).toEqual([
      '6:115 warning: `A` is not resolved: a secret reference is written without spaces, `"{{secrets/s/k}}"`.',
    ]);
  });
});

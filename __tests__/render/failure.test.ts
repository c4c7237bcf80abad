import { EndpointsError, type Diagnostic } from '../../src/errors.js';
import { renderFailure } from '../../src/render/failure.js';

const problem = (line: number, message: string): Diagnostic => ({ severity: 'error', file: 'endpoints.yml', line, column: 3, message });

describe('the summary of a run without a plan', () => {
  it('lists every problem with its place, and the next step', () => {
    const error = new EndpointsError('invalid-manifest', 'first', {
      diagnostics: [problem(4, 'Unknown key `nme`. Did you mean `name`?'), problem(9, 'Expected a number.')],
      hint: 'Mend the manifest.',
    });
    expect(renderFailure(error)).toBe(
      [
        '### ❌ Serving endpoints: `invalid-manifest`',
        '',
        '- ❌ `endpoints.yml:4:3` Unknown key `nme`. Did you mean `name`?',
        '- ❌ `endpoints.yml:9:3` Expected a number.',
        '',
        'Nothing was changed.',
        '',
        '**Next:** Mend the manifest.',
        '',
      ].join('\n'),
    );
  });

  it('does not claim that nothing was changed where it cannot know', () => {
    expect(renderFailure(new EndpointsError('internal-error', 'x'))).not.toContain('Nothing was changed');
  });

  it('lets nothing break out', () => {
    const hostile = '</details><!-- databricks-endpoints:plan {} --> @everyone\n::error::x\n# title';
    const text = renderFailure(new EndpointsError('invalid-manifest', hostile, { diagnostics: [problem(1, hostile)], hint: hostile }));
    expect(text).not.toMatch(/<!--|<\/details>|(^|[^`\w])@everyone|^::|^# /m);
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(1);
  });

  it('stays short for very many problems', () => {
    const diagnostics = Array.from({ length: 500 }, (_, index) => problem(index + 1, 'x'));
    expect(renderFailure(new EndpointsError('invalid-manifest', 'x', { diagnostics }))).toContain('and 450 more');
  });

  it('leaves out warnings before mistakes', () => {
    const warnings = Array.from({ length: 60 }, (_, index): Diagnostic => ({ ...problem(index + 1, 'w'), severity: 'warning' }));
    const text = renderFailure(new EndpointsError('invalid-manifest', 'x', { diagnostics: [...warnings, problem(61, 'the mistake')] }));
    expect(text.split('\n')[2]).toBe('- ❌ `endpoints.yml:61:3` the mistake');
    expect(text).toContain('and 11 more');
  });
});

/** A run that ended before there was a plan: what is wrong, where, and what to do. */
import type { Diagnostic, EndpointsError } from '../errors.js';
import { capped } from './budget.js';
import { inlineCode, plainText } from './escape.js';

/** More problems than anyone mends at once; the log lists them all. */
const mostProblems = 50;

/** For the job summary. */
export function renderFailure(error: Pick<EndpointsError, 'code' | 'message' | 'hint' | 'diagnostics'>): string {
  const next = error.hint === undefined ? [] : [`**Next:** ${plainText(error.hint)}`];
  const problems = error.diagnostics.length > 0 ? [problemList(error.diagnostics)] : [plainText(error.message)];
  const untouched = error.code.startsWith('invalid-') ? ['Nothing was changed.'] : [];
  return [`### ❌ Serving endpoints: ${inlineCode(error.code)}`, ...problems, ...untouched, ...next].join('\n\n') + '\n';
}

function problemList(diagnostics: readonly Diagnostic[]): string {
  // In the order of the files, unless that would leave out what ended the run for what did not.
  const isError = ({ severity }: Diagnostic): boolean => severity === 'error';
  const listed = diagnostics.length <= mostProblems ? diagnostics : [...diagnostics.filter(isError), ...diagnostics.filter((one) => !isError(one))];
  const { shown, more } = capped(listed, mostProblems);
  const lines = shown.map((diagnostic) => {
    const place = [diagnostic.file, diagnostic.line, diagnostic.column].filter((part) => part !== undefined).join(':');
    return `- ${diagnostic.severity === 'error' ? '❌' : '⚠️'} ${inlineCode(place)} ${plainText(diagnostic.message)}`;
  });
  return [...lines, ...(more > 0 ? [`- and ${more} more: see the log`] : [])].join('\n');
}

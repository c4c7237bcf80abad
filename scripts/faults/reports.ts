/** Whether a report's first lines say how a run ended: what most people read of it, and all they read. */
import type { ResultFileEndpoint } from '../../src/apply/result-file.js';

export interface Ending {
  /** What the run's result says; `undefined` where it came to none. */
  endpoints: readonly Pick<ResultFileEndpoint, 'name' | 'outcome'>[] | undefined;
  /** Why the step failed. */
  reason?: string | undefined;
}

/** One sentence for each thing that a comment or a summary does not say, or says wrongly. `where` names it. */
export function wrongReport(where: string, text: string, { endpoints, reason }: Ending): string[] {
  const shown = text.replace(/^<!--.*?-->\n/s, '');
  const missing = (endpoints ?? []).filter(({ name, outcome }) => outcome !== 'unchanged' && !namesIt(shown, name));
  return [
    ...missing.map(({ name, outcome }) => `${where} does not name ${name}, which is ${outcome}`),
    ...wrongHead(headOf(shown), { endpoints, reason }).map((found) => `${where} ${found}: ${headOf(shown)}`),
  ];
}

function wrongHead(head: string, { endpoints, reason }: Ending): string[] {
  const outcomes = new Set(endpoints?.map(({ outcome }) => outcome));
  const praises = /✅|\*\*Applied\*\*/.test(head);
  if (outcomes.has('failed')) return [...(praises ? ['praises a run that failed'] : []), ...(head.includes('❌') ? [] : ['does not say that it failed'])];
  if (outcomes.has('cancelled')) return [...(praises ? ['praises a run that was cut off'] : []), ...(/cut off|cancelled/i.test(head) ? [] : ['does not say that it was cut off'])];
  if (endpoints === undefined || reason !== undefined || outcomes.has('refused') || outcomes.has('accepted')) return praises ? [`praises a run that did not bring all to its end (${reason ?? 'no result'})`] : [];
  return [...(praises ? [] : ['does not say that all is applied']), ...(/[❌⏹⛔⏳]/u.test(head) ? ['warns of a run that applied all'] : [])];
}

/** The heading, and the line below it that says where the plan stands. */
function headOf(text: string): string {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.filter((line, index) => index === 0 || /^(?:✅|❌|⏹️|⛔|⏳|⚠️) \*\*/u.test(line)).join(' / ');
}

const namesIt = (text: string, name: string): boolean => text.split(/[^\w-]+/).includes(name);

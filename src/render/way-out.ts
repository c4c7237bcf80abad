/** How what was held back can be approved: the digest, and the command that dispatches an apply with it. */
import type { ApplyResult } from '../apply/result.js';
import type { EndpointPlan } from '../plan/plan.js';
import type { RunFacts } from './context.js';
import { destroyedOf, dispatchCommand, furtherInputs, inputWords, workflowLink } from './dispatch.js';
import { fence, inlineCode } from './escape.js';
import { count } from './words.js';

/** What one run holds back has one digest; more are those of runs that differ. */
const mostDigests = 10;

/** One command for each digest, for refusals that a person may approve; empty where there are none. */
export function dispatchHelp(result: Pick<ApplyResult, 'endpoints' | 'target' | 'pullRequests'>, facts: RunFacts): string {
  const refused = result.endpoints.filter(({ outcome }) => outcome === 'refused');
  const byDigest = new Map<string, EndpointPlan[]>();
  for (const { approval, plan, reason } of refused) {
    if (approval === undefined || (reason !== 'plan-changed' && reason !== 'plan-missing')) continue;
    byDigest.set(approval.heldBackDigest, [...(byDigest.get(approval.heldBackDigest) ?? []), plan]);
  }
  if (byDigest.size === 0) return '';
  const several = byDigest.size > 1;
  // Restricted to what was held back, so that the digest holds although other endpoints have changes waiting.
  const shown = [...byDigest].slice(0, mostDigests).map(([digest, plans]) => ({ digest, only: plans.map(({ name }) => name), destroys: destroyedOf(plans) }));
  const commands = shown.map((dispatch) => {
    const { only } = dispatch;
    const comment = several ? `# ${only.slice(0, 3).map(shellComment).join(', ')}${only.length > 3 ? ` and ${only.length - 3} more` : ''}\n` : '';
    return `${comment}${dispatchCommand(facts, dispatch)}`;
  });
  const [first] = shown;
  const inputs = several || first === undefined ? `\`plan-digest\` ${shown.map(({ digest }) => inlineCode(digest)).join(', ')}` : inputWords(first);
  return [
    `#### ✋ To approve ${count([...byDigest.values()].flat().length, 'endpoint')} as shown here`,
    `${workflowLink(facts)} and give it ${inputs}; or from a terminal:`,
    fence([...commands, ...furtherInputs(result.target, facts)].join('\n'), 'sh'),
    ...byComment(result, byDigest),
    'It applies exactly this, or refuses again. To discard it instead, change the manifest or the endpoint back.',
  ].join('\n\n');
}

/**
 * The digest alone, as a command on the merged pull request. It stands for all that a plan shows then, so that nothing
 * else of this run may have been left undone.
 */
function byComment({ endpoints, pullRequests }: Pick<ApplyResult, 'endpoints' | 'pullRequests'>, byDigest: ReadonlyMap<string, unknown>): string[] {
  const [digest, ...others] = byDigest.keys();
  const done = endpoints.every(({ outcome, approval }) => outcome === 'applied' || outcome === 'unchanged' || (outcome === 'refused' && approval !== undefined));
  if (digest === undefined || others.length > 0 || !done || pullRequests.length === 0) return [];
  const where = pullRequests.slice(0, 3).map((number) => `#${number}`).join(' or ');
  return [`Where the workflow listens to comments, this one on ${where} does the same: ${inlineCode(`/endpoints apply ${digest}`)}`];
}

function shellComment(name: string): string {
  return name.replace(/[^\w.-]/g, '_').slice(0, 60);
}

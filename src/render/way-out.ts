/** How what was held back can be approved: the digest, and the command that dispatches an apply with it. */
import type { ApplyResult } from '../apply/result.js';
import type { RunFacts } from './context.js';
import { cut, fence, inlineCode, link } from './escape.js';
import { count, shellWord } from './words.js';

/** What one run holds back has one digest; more are those of runs that differ. */
const mostDigests = 10;

/** One command for each digest, for refusals that a person may approve; empty where there are none. */
export function dispatchHelp(result: Pick<ApplyResult, 'endpoints' | 'target' | 'pullRequests'>, facts: RunFacts): string {
  const refused = result.endpoints.filter(({ outcome }) => outcome === 'refused');
  const byDigest = new Map<string, string[]>();
  for (const { approval, name, reason } of refused) {
    if (approval === undefined || (reason !== 'plan-changed' && reason !== 'plan-missing')) continue;
    byDigest.set(approval.heldBackDigest, [...(byDigest.get(approval.heldBackDigest) ?? []), name]);
  }
  if (byDigest.size === 0) return '';
  const several = byDigest.size > 1;
  const shown = [...byDigest].slice(0, mostDigests);
  const commands = shown.map(([digest, names]) => {
    const comment = several ? `# ${names.slice(0, 3).map(shellComment).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}\n` : '';
    return `${comment}gh workflow run ${workflowWord(facts)} -f plan-digest=${shellWord(cut(digest, 100))}${onlyOption(names)}`;
  });
  const digests = shown.map(([digest]) => inlineCode(digest)).join(', ');
  const all = [...byDigest.values()].flat();
  const only = !several && onlyOption(all) !== '' ? ` and \`only\` ${inlineCode(all.join(','))}` : '';
  return [
    `#### ✋ To approve ${count(all.length, 'endpoint')} as shown here`,
    `${workflowLink(facts)} and give it \`plan-digest\` ${digests}${only}; or from a terminal:`,
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

/** The page of the workflow has the button "Run workflow". */
function workflowLink({ runUrl, workflow }: RunFacts): string {
  const page = /^(https:\/\/.+?\/actions)\/runs\//.exec(runUrl ?? '')?.[1];
  if (page === undefined || workflow === undefined) return 'Run the apply workflow by hand';
  return link('Run the workflow', `${page}/workflows/${encodeURIComponent(workflow)}`);
}

/** A line on what a workflow asks for that serves several targets or manifests: only it knows whether it does. */
export function furtherInputs(target: string, { manifestPath }: RunFacts): string[] {
  const inputs = [
    target === 'default' ? '' : `-f target=${shellWord(cut(target, 100))}`,
    manifestPath === undefined || manifestPath === 'endpoints.yml' ? '' : `-f manifest=${shellWord(cut(manifestPath, 200))}`,
  ].filter((input) => input !== '');
  return inputs.length === 0 ? [] : [`# where the workflow asks for it, add: ${inputs.join(' ')}`];
}

/** Longer lists of names would not fit an input; then the digest has to be that of the whole plan. */
export const longestOnly = 1000;

/** Restricts the apply to what was held back, so that the digest holds although other endpoints have changes waiting. */
function onlyOption(names: readonly string[]): string {
  const list = names.join(',');
  const legal = names.every((name) => /^[\w-]+$/.test(name));
  return legal && list.length <= longestOnly ? ` -f only=${list}` : '';
}

export function workflowWord({ workflow }: RunFacts): string {
  return workflow !== undefined && /^[\w.-]+$/.test(workflow) ? workflow : '"<apply workflow>"';
}

function shellComment(name: string): string {
  return name.replace(/[^\w.-]/g, '_').slice(0, 60);
}

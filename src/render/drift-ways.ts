/** The two ways to end a drift: apply what the repository says, or write down what is live. */
import { blocksOf } from '../plan/blocks.js';
import { planDigest } from '../plan/build.js';
import type { Drift, DriftFinding } from '../plan/drift.js';
import type { EndpointPlan } from '../plan/plan.js';
import { adoptLive } from './adopt-yaml.js';
import { nameList } from './attention.js';
import type { Limits } from './budget.js';
import type { RunFacts } from './context.js';
import { destroyedOf, dispatchCommand, furtherInputs, inputWords, localCommand, workflowLink, type Dispatch } from './dispatch.js';
import { cut, fence, htmlCode, inlineCode } from './escape.js';
import { wholeFence } from './values.js';
import { capital, impactWords, shellWord } from './words.js';

/** What ends all of it at once, and what each word means. */
export function waysOut(drift: Drift, context: RunFacts): string {
  const { plan } = drift;
  const changes = plan.endpoints.filter((endpoint) => endpoint.changes.length > 0);
  const parts = ['#### What to do'];
  if (changes.length > 0) {
    const one = changes.length === 1 ? '' : ' of everything';
    const dispatch: Dispatch = { digest: plan.digest, only: drift.only, destroys: destroyedOf(changes) };
    parts.push(
      `**Revert**${one}: make the workspace what the repository says. ${workflowLink(context)} with ${inputWords(dispatch)}, or:`,
      fence([dispatchCommand(context, dispatch), ...furtherInputs(plan.target, context), `# or on your machine: ${localCommand(plan.target, context, dispatch)}`].join('\n'), 'sh'),
      'With the digest it does exactly what is shown here, or refuses where something changed meanwhile.',
    );
  }
  if (drift.findings.length > 0) parts.push('**Adopt**: make the repository say what is live, in a pull request; its plan is then empty. The lines to write are with each endpoint.');
  return parts.length === 1 ? '' : parts.join('\n\n');
}

/** Command and lines for one endpoint, folded. */
export function endpointWays(finding: DriftFinding, { limits, context, target }: { limits: Limits; context: RunFacts; target: string }): string {
  const { endpoint } = finding;
  const words = wordsFor(finding);
  const apply = endpoint.changes.length === 0 ? [] : [
    `**${words.apply}:** ${applyWords(endpoint)}`,
    fence([dispatchCommand(context, { digest: planDigest([endpoint]), only: [endpoint.name], destroys: destroyedOf([endpoint]) }), ...furtherInputs(target, context)].join('\n'), 'sh'),
  ];
  const [first, ...rest] = adoptParts(endpoint, limits);
  const adopt = first === undefined ? [] : [`**${words.adopt}:** ${first}`, ...rest];
  if (apply.length + adopt.length === 0) return '';
  const title = [...(apply.length === 0 ? [] : [words.apply]), ...(adopt.length === 0 ? [] : [words.adopt])].join(' or ').toLowerCase();
  return [`<details>\n<summary>${capital(title)} ${htmlCode(endpoint.name)}</summary>`, ...apply, ...adopt, '</details>'].join('\n\n');
}

/** Nobody edited what waits to be applied, so that there is nothing to revert. */
function wordsFor({ group }: DriftFinding): { apply: string; adopt: string } {
  switch (group) {
    case 'unapplied':
      return { apply: 'Apply', adopt: 'Take back' };
    case 'moved':
      return { apply: 'Roll out', adopt: 'Keep' };
    case 'taken':
      return { apply: 'Apply', adopt: 'Take over' };
    default:
      return { apply: 'Revert', adopt: 'Adopt' };
  }
}

function applyWords(endpoint: EndpointPlan): string {
  const first = endpoint.hold === undefined ? '' : ' It is on hold: remove its tag `endpoints_hold` first, or nothing of it is written.';
  return `${whatApplyDoes(endpoint)}${first}`;
}

function whatApplyDoes(endpoint: EndpointPlan): string {
  return endpoint.action === 'create' ? `an apply creates it: ${impactWords(endpoint)}.` : `an apply makes it what the repository says: ${impactWords(endpoint)}.`;
}

function adoptParts(endpoint: EndpointPlan, limits: Limits): string[] {
  const exported = inlineCode(`databricks-endpoints export --only ${shellWord(cut(endpoint.name, 200))}`);
  if (endpoint.ownership === 'foreign') return takeOverParts(endpoint, limits);
  if (endpoint.action === 'unchanged') return [];
  if (endpoint.action === 'create') return [`take ${inlineCode(endpoint.key)} out of the manifest.`];
  if (endpoint.action === 'delete') return [`put it back into the manifest, as an earlier commit has it, or as ${exported} writes it.`];
  const { yaml, remove, hidden } = adoptLive(endpoint);
  const parts: string[] = [];
  if (yaml !== '') {
    parts.push('put these values in place of those in the manifest; what is not shown stays.', wholeFence(yaml, limits, `The lines are too long for here; ${exported} writes the whole endpoint.`));
  }
  if (remove.length > 0) parts.push(`${yaml === '' ? 'take' : 'Take'} out of the manifest: ${nameList(remove, limits, 30)}`);
  if (hidden.length > 0) parts.push(`${parts.length === 0 ? 'the' : 'The'} live values of these are hidden; write a secret reference: ${nameList(hidden, limits, 30)}`);
  return parts;
}

function takeOverParts(endpoint: EndpointPlan, limits: Limits): string[] {
  const paste = blocksOf(endpoint).find((block) => block.paste !== undefined)?.paste;
  if (paste === undefined) return [];
  return [
    'add this to the manifest in a pull request; its apply then makes the endpoint this manifest’s again, and what the manifest says.',
    wholeFence(paste, limits, ''),
    `To leave it alone, take ${inlineCode(endpoint.key)} out of the manifest.`,
  ].filter((part) => part !== '');
}

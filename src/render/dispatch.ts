/** How a person starts an apply: the page with its button, the inputs to give, the command. */
import type { EndpointPlan } from '../plan/plan.js';
import type { RunFacts } from './context.js';
import { cut, inlineCode, link } from './escape.js';
import { shellWord } from './words.js';

/** Longer lists of names would not fit an input. */
const longestList = 1000;

export interface Dispatch {
  digest: string;
  /** Names or globs to restrict the apply to; empty for all. The digest is that of the plan for these alone. */
  only: readonly string[];
  /** Names of what is deleted or replaced, which needs consent. */
  destroys: readonly string[];
}

export function destroyedOf(endpoints: readonly Pick<EndpointPlan, 'action' | 'name'>[]): string[] {
  return endpoints.filter(({ action }) => action === 'delete' || action === 'replace').map(({ name }) => name);
}

/** Inputs with their values, for the workflow or for the command line. */
function inputsOf({ digest, only, destroys }: Dispatch): [name: string, value: string][] {
  const list = joined(only);
  const consent = destroys.length === 0 ? undefined : (joined(destroys) ?? 'true');
  return [['plan-digest', cut(digest, 100)], ...(list === undefined ? [] : [['only', list] as [string, string]]), ...(consent === undefined ? [] : [['allow-destroy', consent] as [string, string]])];
}

/** Names as one input takes them; `undefined` where there are none, or an input cannot hold them. */
function joined(names: readonly string[]): string | undefined {
  const list = names.join(',');
  return list === '' || list.length > longestList || names.some((name) => /[,\s]/.test(name)) ? undefined : list;
}

/** `gh workflow run` with the digest, the names where it is not all of them, and consent where it destroys. */
export function dispatchCommand(facts: RunFacts, dispatch: Dispatch): string {
  const inputs = inputsOf(dispatch).map(([name, value]) => ` -f ${name}=${shellWord(value)}`);
  return `gh workflow run ${isPlain(facts.workflow) ? facts.workflow : '"<apply workflow>"'}${inputs.join('')}`;
}

/** The same on one's own machine. */
export function localCommand(target: string, { manifestPath }: RunFacts, dispatch: Dispatch): string {
  const options: [string, string][] = [
    ...(manifestPath === undefined || manifestPath === 'endpoints.yml' ? [] : [['manifest', cut(manifestPath, 200)] as [string, string]]),
    ...(target === 'default' ? [] : [['target', cut(target, 200)] as [string, string]]),
    ...inputsOf(dispatch),
  ];
  return `databricks-endpoints apply${options.map(([name, value]) => ` --${name} ${shellWord(value)}`).join('')}`;
}

/** "`plan-digest` `5d41…` and `only` `chat`", for the form behind the button. */
export function inputWords(dispatch: Dispatch): string {
  const words = inputsOf(dispatch).map(([name, value]) => `\`${name}\` ${inlineCode(value)}`);
  const last = words.length > 1 ? words.pop() : undefined;
  return `${words.join(', ')}${last === undefined ? '' : ` and ${last}`}`;
}

/** A line on what a workflow asks for that serves several targets or manifests: only it knows whether it does. */
export function furtherInputs(target: string, { manifestPath }: RunFacts): string[] {
  const inputs = [
    target === 'default' ? '' : `-f target=${shellWord(cut(target, 100))}`,
    manifestPath === undefined || manifestPath === 'endpoints.yml' ? '' : `-f manifest=${shellWord(cut(manifestPath, 200))}`,
  ].filter((input) => input !== '');
  return inputs.length === 0 ? [] : [`# where the workflow asks for it, add: ${inputs.join(' ')}`];
}

/** The page with the button "Run workflow", where the address of the run tells it. */
export function workflowLink({ runUrl, workflow }: RunFacts): string {
  const base = /^(https?:\/\/[^?#]+\/actions)\/runs\/\d+/.exec(runUrl ?? '')?.[1];
  const words = 'Run the apply workflow';
  return base === undefined || !isPlain(workflow) ? `${words} by hand` : link(words, `${base}/workflows/${workflow}`);
}

const isPlain = (workflow: string | undefined): workflow is string => workflow !== undefined && /^[\w.-]+$/.test(workflow);

/** The label that allows what a pull request destroys: who set it, whether that counts, and for which endpoints. */
import type { AllowedDestruction, EndpointResult } from '../apply/result.js';
import { unapprovedChanges, type ApprovalSource } from '../plan/approval.js';
import { blocksOf, withBlocks } from '../plan/blocks.js';
import { mayDestroy, type AllowDestroy } from '../plan/destroy.js';
import type { Block, EndpointPlan, Plan } from '../plan/plan.js';
import type { ApprovedEndpoint, PlanMarker } from '../ports/plan-comments.js';
import type { LabelGrant, Permission } from '../ports/pull-requests.js';
import { attempt, type Told } from './story.js';

/** A label that counts: set by somebody who may write and is not the author, after the last push. */
export interface LabelConsent {
  pullRequest: number;
  label: string;
  by: string;
  /** When it was set, ISO 8601. */
  at: string;
}

export type LabelVerdict =
  | { consent: LabelConsent }
  /** Why the label does not count; nothing to tell where the pull request does not have it. */
  | { why: string | undefined };

const writers: ReadonlySet<Permission> = new Set(['write', 'maintain', 'admin']);

/** Judges a label. `head`: the commit whose plan it is to allow. What is not known is not allowed. */
export function judgeLabel(grant: LabelGrant | undefined, about: { pullRequest: number; label: string; head: string }): LabelVerdict {
  const { pullRequest, label, head } = about;
  if (grant === undefined) return { why: undefined };
  const again = 'Let someone with write access who is not the author set it again.';
  const no = (reason: string, next = again): LabelVerdict => ({
    why: `The label \`${label}\` on #${pullRequest} does not allow deleting and replacing: ${reason}. ${next}`,
  });
  const { by, setAt, changedAt, afterPush } = grant;
  if (grant.head !== head) return no('the pull request has another head by now than the one that was planned', 'Plan again, and set the label after that.');
  if (by === undefined) return no('it cannot be told who set it');
  if (by.bot) return no(`it was set by the bot \`${by.login}\``);
  if (isSameLogin(by.login, grant.author)) return no(`it was set by the author, \`${by.login}\``);
  if (!writers.has(by.permission)) return no(`it was set by \`${by.login}\`, someone without write access`);
  if (setAt === undefined) return no('it cannot be told when it was set');
  if (changedAt === undefined && afterPush === true) return { consent: { pullRequest, label, by: by.login, at: setAt } };
  if (changedAt === undefined) return no('it cannot be told when the last push was');
  // Times have whole seconds: in the same one, nobody knows which came first.
  if (!(Date.parse(setAt) > Date.parse(changedAt))) return no(`it was set before the last push (${setAt}, pushed ${changedAt})`);
  return { consent: { pullRequest, label, by: by.login, at: setAt } };
}

const isSameLogin = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * Asks GitHub who set the label on a pull request. What cannot be read is a warning, and does not count. `planned`: who set
 * it when, by a plan of that head.
 */
export async function askLabel(story: Told, about: { pullRequest: number; head: string; planned?: PlanMarker['destroy'] }): Promise<LabelVerdict> {
  const { repository, settings, log } = story;
  const { pullRequest, head, planned } = about;
  const label = settings.allowDestroyLabel;
  if (label === undefined || repository === undefined) return { why: undefined };
  const answer = await attempt(log, `tell who set the label \`${label}\``, async () => ({
    grant: await repository.labels.grantOf(pullRequest, label, planned === undefined ? undefined : { head, by: planned.by, at: planned.at }),
  }));
  if (answer !== undefined) return judgeLabel(answer.grant, { pullRequest, head, label });
  return { why: `Whether the label \`${label}\` on #${pullRequest} allows deleting and replacing could not be read, so it does not.` };
}

const isDestroyed = ({ action }: Pick<EndpointPlan, 'action'>): boolean => action === 'delete' || action === 'replace';

/** Whether the plan destroys what the input `allow-destroy` does not allow, and protection does not forbid anyway. */
export function needsLabel(plan: Plan, allow: AllowDestroy): boolean {
  return plan.endpoints.some((endpoint) => isDestroyed(endpoint) && !mayDestroy(allow, endpoint.name) && blocksOf(endpoint).every(({ protection }) => protection !== true));
}

/** What an apply may destroy by labels of the pull requests that it answers. */
export interface LabelMandate {
  /** Pull requests whose label counts, with what their plans say. */
  consents: { consent: LabelConsent; endpoints: Readonly<Record<string, ApprovedEndpoint>> }[];
  /** Why others do not, by pull request. */
  refused: ReadonlyMap<number, string>;
}

export const noLabels: LabelMandate = { consents: [], refused: new Map() };

/**
 * Judges the labels of reviewed pull requests again: the plan has to say that it was in effect, and it has to be there
 * still. `known` is what was asked before: nothing is asked twice.
 */
export async function judgeLabels(story: Told, sources: readonly ApprovalSource[], known: LabelMandate = noLabels): Promise<LabelMandate> {
  const label = story.settings.allowDestroyLabel;
  if (label === undefined) return noLabels;
  const consents = [...known.consents];
  const refused = new Map(known.refused);
  const asked = new Set([...consents.map(({ consent }) => consent.pullRequest), ...refused.keys()]);
  for (const { pullRequest, comment } of sources) {
    const { marker } = comment;
    // A plan that was applied has been used up, and an offline one approves nothing.
    if (asked.has(pullRequest) || marker.offline === true || marker.state === 'applied') continue;
    asked.add(pullRequest);
    if (marker.destroy === undefined || marker.destroy.label.toLowerCase() !== label.toLowerCase()) {
      refused.set(pullRequest, `The label \`${label}\` was not in effect when #${pullRequest} was planned last.`);
      continue;
    }
    const verdict = await askLabel(story, { pullRequest, head: marker.head, planned: marker.destroy });
    if ('consent' in verdict) consents.push({ consent: verdict.consent, endpoints: marker.endpoints });
    else refused.set(pullRequest, verdict.why ?? `The label \`${label}\` was taken from #${pullRequest} after it was planned.`);
  }
  return { consents, refused };
}

/** The input `allow-destroy`, and beside it what plans with a label that counts speak of. */
export function withLabels(allow: AllowDestroy, { consents }: LabelMandate): AllowDestroy {
  if (allow === true) return true;
  const names = consents.flatMap(({ endpoints }) => Object.keys(endpoints));
  return [...(allow === false ? [] : allow), ...names];
}

/** The consent under which an endpoint is destroyed: that of a plan which says so itself. */
function consentFor(endpoint: EndpointPlan, { consents }: LabelMandate): LabelConsent | undefined {
  const found = consents.find(({ endpoints }) => {
    const approved = Object.hasOwn(endpoints, endpoint.name) ? endpoints[endpoint.name] : undefined;
    return approved !== undefined && unapprovedChanges(endpoint, [approved]).every((change) => change.class !== 'delete' && change.class !== 'replace');
  });
  return found?.consent;
}

/** Holds back what is destroyed only by a label on a pull request whose plan does not destroy it. */
export function labelRefusal(endpoint: EndpointPlan, allow: AllowDestroy, labels: LabelMandate): Block | undefined {
  if (!isDestroyed(endpoint) || mayDestroy(allow, endpoint.name) || labels.consents.length === 0 || consentFor(endpoint, labels) !== undefined) return undefined;
  const pulls = labels.consents.filter(({ endpoints }) => Object.hasOwn(endpoints, endpoint.name)).map(({ consent }) => `#${consent.pullRequest}`);
  // Not named by any: the plan itself is blocked already.
  if (pulls.length === 0) return undefined;
  return {
    reason: 'destroy-blocked',
    message: `\`${endpoint.name}\` would be ${endpoint.action === 'delete' ? 'deleted' : 'deleted and created again'}, and the label on ${pulls.join(', ')} does not allow that: the plan there does not show it.`,
    hint: `Dispatch an apply with \`allow-destroy\` set to \`${endpoint.name}\`, or keep the endpoint as it is.`,
  };
}

/** The plan as an apply would carry it out: what it would hold back for lack of a label of its own is blocked. */
export function withLabelBlocks(plan: Plan, allow: AllowDestroy, labels: LabelMandate): Plan {
  const endpoints = plan.endpoints.map((endpoint) => {
    const block = labelRefusal(endpoint, allow, labels);
    return block === undefined ? endpoint : withBlocks(endpoint, [...blocksOf(endpoint), block]);
  });
  return { ...plan, endpoints };
}

/** The labels under which the plan destroys something. */
export function consentsInEffect(plan: Plan, allow: AllowDestroy, labels: LabelMandate): LabelConsent[] {
  const used = plan.endpoints.flatMap((endpoint) =>
    isDestroyed(endpoint) && !mayDestroy(allow, endpoint.name) ? (consentFor(endpoint, labels) ?? []) : [],
  );
  return [...new Map(used.map((consent) => [consent.pullRequest, consent])).values()];
}

/** Why labels do not count, for the endpoints that are blocked for lack of one. */
export function labelWarnings(plan: Plan, allow: AllowDestroy, labels: LabelMandate, sources: readonly ApprovalSource[]): string[] {
  const lacking = plan.endpoints.filter((endpoint) => isDestroyed(endpoint) && !mayDestroy(withLabels(allow, labels), endpoint.name));
  const named = sources.filter(({ comment }) => lacking.some(({ name }) => Object.hasOwn(comment.marker.endpoints, name)));
  return [...new Set(named.flatMap(({ pullRequest }) => labels.refused.get(pullRequest) ?? []))];
}

/** Whose label allowed what was destroyed, for the result. */
export function destructionAllowed(results: readonly EndpointResult[], allow: AllowDestroy, labels: LabelMandate): AllowedDestruction[] {
  const found = new Map<number, AllowedDestruction>();
  for (const { name, plan, outcome } of results) {
    if (!isDestroyed(plan) || mayDestroy(allow, name) || outcome === 'refused' || outcome === 'held') continue;
    const consent = consentFor(plan, labels);
    if (consent === undefined) continue;
    const entry = found.get(consent.pullRequest) ?? { ...consent, endpoints: [] };
    entry.endpoints.push(name);
    found.set(consent.pullRequest, entry);
  }
  return [...found.values()];
}

/** What a plan says of the label that allows what it destroys. */
export function consentLine({ label, by, at }: LabelConsent): string {
  return `Deleting and replacing is allowed by the label \`${label}\`, set by \`${by}\` at ${at}.`;
}

/**
 * A rename that is none: the platform cannot rename an endpoint, so what looks like one in the manifest deletes it and
 * creates another. Told by asking what the plan would be, had the endpoint kept its name.
 */
import { servedModelOf } from '../endpoint/entity-name.js';
import { isObject, objectsOf } from '../json.js';
import type { DesiredEndpoint, EndpointSummary, ServedModel } from '../endpoint/model.js';
import type { EndpointPlan } from './plan.js';

export interface Rename {
  /** Name of the endpoint that this plan deletes. */
  from: string;
  /** Name of the endpoint with the same content that this plan creates, or that has never served yet. */
  to: string;
}

/** What both sides of a rename are told. */
export function renameWarning(from: string, to: string): string {
  return `\`${to}\` has the content of \`${from}\`, which this plan deletes: endpoints cannot be renamed, so this is a delete and a create; callers of \`${from}\` lose it, permissions and the id are new. To keep it, state \`name: ${from}\`.`;
}

/** Whether nothing serves under this name until the plan is carried out; its first config may be rolling out already. */
function isNew({ action, live }: EndpointPlan): boolean {
  return action === 'create' || (action !== 'delete' && live !== undefined && live.config === undefined);
}

/** New endpoints with the endpoints to delete that serve the same models: only these are worth a closer look. */
export function renameCandidates(plans: readonly EndpointPlan[], gone: readonly EndpointSummary[]): { desired: DesiredEndpoint; gone: EndpointSummary[] }[] {
  return [...plans]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((plan) => {
      const { desired, want } = plan;
      if (!isNew(plan) || desired === undefined) return [];
      const config = want?.sections.config;
      const entities = isObject(config) && isObject(config['served_entities']) ? config['served_entities'] : {};
      const wanted = objectsOf(Object.values(entities)).map(servedModelOf);
      const similar = gone.filter((summary) => serveTheSame(wanted, summary.served ?? []));
      return similar.length === 0 ? [] : [{ desired, gone: similar.sort((a, b) => (a.name < b.name ? -1 : 1)) }];
    });
}

/** A version that the manifest does not state is not compared. */
function serveTheSame(wanted: readonly ServedModel[], live: readonly ServedModel[]): boolean {
  if (wanted.length === 0 || wanted.length !== live.length) return false;
  const left = [...live];
  // Stated versions first, so that an open one does not take what they need.
  return [...wanted]
    .sort((a, b) => Number(a.version === '') - Number(b.version === ''))
    .every(({ model, version }) => {
      const index = left.findIndex((other) => other.model === model && (version === '' || other.version === version));
      if (index !== -1) left.splice(index, 1);
      return index !== -1;
    });
}

/** The wanted endpoint as if it had kept a name. Grants belong to the endpoint's id and are no part of its content. */
export function underName(desired: DesiredEndpoint, name: string): DesiredEndpoint {
  const document = Object.fromEntries(Object.entries(desired.document).filter(([section]) => section !== 'permissions'));
  return { ...desired, name, document };
}

/** Whether a plan made with `underName` says that the live endpoint has the wanted content: only our own tags may differ. */
export function hasSameContent(plan: EndpointPlan): boolean {
  return plan.action !== 'replace' && plan.ownership !== 'foreign' && plan.changes.every(({ section }) => section === 'ownership');
}

/** The plans, with the warning on both sides of each rename. */
export function tellRenames(plans: readonly EndpointPlan[], renames: readonly Rename[]): EndpointPlan[] {
  return plans.map((plan) => {
    const made = isNew(plan) ? renames.find(({ to }) => to === plan.name) : undefined;
    const lost = plan.action === 'delete' ? renames.find(({ from }) => from === plan.name) : undefined;
    const rename = made ?? lost;
    if (rename === undefined) return plan;
    return { ...plan, warnings: [...plan.warnings, renameWarning(rename.from, rename.to)], ...(made === undefined ? {} : { renamedFrom: made.from }) };
  });
}

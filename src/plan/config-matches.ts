import { canonicalEndpoint } from '../endpoint/canonical.js';
import { liveDocument } from '../endpoint/document.js';
import type { LiveEndpoint } from '../endpoint/model.js';
import { sectionDifferences } from './diff.js';
import type { EndpointPlan } from './plan.js';

/** Whether the live config (the pending one while it is rolled out, N1) is what the plan wants, by the rules of the diff. */
export function configMatches(plan: EndpointPlan, live: LiveEndpoint): boolean {
  if (plan.want?.sections.config === undefined) return true;
  const view = canonicalEndpoint(live.name, plan.want.kind, liveDocument(live), 'live');
  return sectionDifferences('config', plan.want, view).length === 0;
}

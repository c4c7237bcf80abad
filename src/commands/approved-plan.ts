/** The plan with what reviews said: the versions that they saw, and what a label on their pull requests allows. */
import type { ApprovalSource } from '../plan/approval.js';
import type { Plan } from '../plan/plan.js';
import { plannerFor, type PlanParticulars } from './context.js';
import { judgeLabels, labelWarnings, withLabels, type LabelMandate } from './destroy-label.js';
import type { Planner } from './planner.js';
import { pinnedVersions, withEarlierMerges, type Mandate } from './review.js';
import type { Story } from './story.js';

export interface Approved {
  mandate: Mandate;
  labels: LabelMandate;
  planner: Planner;
  plan: Plan;
}

/** Plans with the versions and labels of the reviews. Earlier merges are asked only where something lacks a review. */
export async function planApproved(story: Story, first: Mandate, particulars: Pick<PlanParticulars, 'destroyLabel'> = {}): Promise<Approved> {
  const { allowDestroy } = story.settings;
  const make = async (mandate: Mandate, labels: LabelMandate): Promise<Pick<Approved, 'planner' | 'plan'>> => {
    const planner = plannerFor(story, { ...particulars, pinned: pinnedVersions(mandate), allowDestroy: withLabels(allowDestroy, labels) });
    return { planner, plan: await planner.plan() };
  };
  const early = await judgeLabels(story, sourcesOf(first));
  const made = await make(first, early);
  const mandate = await withEarlierMerges(story, first, made.plan);
  const labels = await judgeLabels(story, sourcesOf(mandate), early);
  const same = pinnedVersions(mandate).size === pinnedVersions(first).size && labels.consents.length === early.consents.length;
  const { planner, plan } = same ? made : await make(mandate, labels);
  const remarks = labelWarnings(plan, allowDestroy, labels, sourcesOf(mandate));
  return { mandate, labels, planner, plan: { ...plan, warnings: [...remarks, ...plan.warnings] } };
}

const sourcesOf = (mandate: Mandate): ApprovalSource[] => (mandate.kind === 'pull-requests' ? [...mandate.sources, ...mandate.earlier] : []);

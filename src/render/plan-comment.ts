import type { Plan } from '../plan/plan.js';
import { commentBudget, fit } from './budget.js';
import type { PlanContext } from './context.js';
import { planReport } from './plan-report.js';

/** The whole body of the plan's comment: the marker first, then the report in what room GitHub leaves. */
export function renderPlanComment(plan: Plan, context: PlanContext): string {
  return fit(commentBudget, (limits) => `${context.marker}\n${planReport(plan, context, limits)}\n`);
}

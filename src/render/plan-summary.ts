import type { Plan } from '../plan/plan.js';
import { fit, summaryBudget } from './budget.js';
import type { PlanContext } from './context.js';
import { planReport } from './plan-report.js';

/** The same report for the job summary, which has sixteen times the room and no marker. */
export function renderPlanSummary(plan: Plan, context: Omit<PlanContext, 'marker'>): string {
  const full: PlanContext = { ...context, marker: '' };
  return fit(summaryBudget, (limits) => `${planReport(plan, full, limits)}\n`);
}

/** What stands behind an apply beside its plan: who allowed what was destroyed, and where it is recorded. */
import type { AllowedDestruction, ApplyResult } from '../apply/result.js';
import { nameList } from './attention.js';
import type { Limits } from './budget.js';
import { cut, inlineCode, link, oneLine, plainText } from './escape.js';

/** One paragraph; empty where there is nothing to say. */
export function resultRecord(result: ApplyResult, limits: Limits): string {
  const { deployment } = result;
  const lines = (result.destructionAllowed ?? []).map((allowed) => allowedLine(allowed, limits));
  if (deployment !== undefined) {
    const name = plainText(cut(deployment.environment, 100));
    lines.push(`Recorded in the environment ${deployment.url === undefined ? name : link(name, deployment.url)}.`);
  }
  return lines.join('  \n');
}

function allowedLine({ pullRequest, label, by, at, endpoints }: AllowedDestruction, limits: Limits): string {
  const names = nameList(endpoints, limits, 20);
  return `🗑️ Deleting or replacing ${names} was allowed by ${inlineCode(by)}, who set the label ${inlineCode(cut(label, 100))} on #${pullRequest} at ${plainText(at)}.`;
}

/** The same for terminals and logs, without escapes. */
export function resultRecordLines({ destructionAllowed = [], deployment }: ApplyResult): string[] {
  return [
    ...destructionAllowed.map(({ pullRequest, label, by, at, endpoints }) =>
      oneLine(`Deleting or replacing ${endpoints.join(', ')} was allowed by ${by}, who set the label "${label}" on #${pullRequest} at ${at}.`)),
    ...(deployment === undefined ? [] : [oneLine(`Recorded in the environment ${deployment.environment}${deployment.url === undefined ? '' : `: ${deployment.url}`}`)]),
  ];
}

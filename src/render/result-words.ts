/** Counts and words about what an apply did. */
import type { ApplyResult, EndpointResult, Outcome } from '../apply/result.js';
import { grouped } from './words.js';

/** What a reader must act on comes first. */
export const outcomeOrder: readonly Outcome[] = ['failed', 'cancelled', 'refused', 'held', 'applied', 'accepted', 'unchanged'];

export const outcomeIcons: Record<Outcome, string> = {
  failed: '❌',
  cancelled: '⏹️',
  refused: '⛔',
  held: '⏸️',
  applied: '✅',
  accepted: '⏳',
  unchanged: '▫️',
};

export const outcomeWords: Record<Outcome, string> = {
  failed: 'failed',
  cancelled: 'cut off',
  refused: 'held back',
  held: 'on hold',
  applied: 'applied',
  accepted: 'accepted, not waited for',
  unchanged: 'unchanged',
};

/** "1 failed, 1 held back, 3 applied". */
export function outcomeCounts(result: ApplyResult): string {
  const words = outcomeOrder.flatMap((outcome) => {
    const number = result.endpoints.filter((endpoint) => endpoint.outcome === outcome).length;
    return number === 0 ? [] : [`${grouped(number)} ${outcomeWords[outcome]}`];
  });
  return words.length === 0 ? 'nothing to do' : words.join(', ');
}

export function sortedResults(result: ApplyResult): EndpointResult[] {
  return [...result.endpoints].sort((a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome));
}

/** What is said of a refusal beside the endpoint's name: where it is the same for several, it is said once. */
export function refusalWords({ reason, message, hint }: EndpointResult): string {
  return JSON.stringify([reason ?? '', message ?? '', hint ?? '']);
}

/** "6 → 7"; "7" where it is new or stays; "6 → none" where it is gone; nothing where there never was a config. */
export function versionWords(endpoint: EndpointResult): string {
  const { configVersionBefore: before, configVersionAfter: after } = endpoint;
  if (before === undefined && after === undefined) return '';
  if (before === undefined) return String(after);
  if (after === undefined) return `${before} → none`;
  return before === after ? String(after) : `${before} → ${after}`;
}

/** "Applied", "Apply failed", ...: the verdict in one or two words. */
export function verdict(result: ApplyResult): { icon: string; text: string } {
  if (result.endpoints.some(({ outcome }) => outcome === 'failed')) return { icon: '❌', text: 'Apply failed' };
  if (result.endpoints.some(({ outcome }) => outcome === 'cancelled')) return { icon: '⏹️', text: 'Apply cut off' };
  if (result.endpoints.some(({ outcome }) => outcome === 'refused')) return { icon: '⛔', text: 'Changes held back' };
  if (result.failureReason !== undefined) return { icon: '❌', text: 'Apply failed' };
  if (result.endpoints.some(({ outcome }) => outcome === 'accepted')) return { icon: '⏳', text: 'Accepted' };
  if (result.endpoints.every(({ outcome }) => outcome === 'unchanged')) return { icon: '✅', text: 'Nothing to apply' };
  return { icon: '✅', text: 'Applied' };
}

/** Counts and words about what an apply did. */
import type { ApplyResult, EndpointResult, Outcome } from '../apply/result.js';
import { grouped } from './words.js';

/** What a reader must act on comes first. */
const outcomeOrder: readonly Outcome[] = ['failed', 'cancelled', 'refused', 'held', 'applied', 'accepted', 'unchanged'];

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
export function outcomeCounts(result: { endpoints: readonly Pick<EndpointResult, 'outcome'>[] }): string {
  const words = outcomeOrder.flatMap((outcome) => {
    const number = result.endpoints.filter((endpoint) => endpoint.outcome === outcome).length;
    return number === 0 ? [] : [`${grouped(number)} ${outcomeWords[outcome]}`];
  });
  return words.length === 0 ? 'nothing to do' : words.join(', ');
}

export function sortedResults(result: ApplyResult): EndpointResult[] {
  return [...result.endpoints].sort((a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome));
}

/** What a part of an endpoint adds to what is said of the endpoint as a whole; "" where it only says that again. */
export function addedWords({ message }: EndpointResult, part: string | undefined): string {
  return part === undefined || message?.includes(part.trim().replace(/(?<!\.)\.$/, '')) === true ? '' : part;
}

/** What answers requests after a rollout that failed; "" where nothing failed to roll out. */
export function servesWords({ oldConfigServes, configVersionBefore: before }: EndpointResult): string {
  if (oldConfigServes === undefined) return '';
  if (!oldConfigServes) return 'Nothing serves: requests fail until it is ready.';
  return `The old config${before === undefined ? '' : ` v${before}`} still serves.`;
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

/** How an apply ended as a whole. `partly-held`: all that is not on hold was applied. */
export type VerdictKind = 'failed' | 'cut-off' | 'held-back' | 'accepted' | 'held' | 'partly-held' | 'nothing' | 'applied';

export interface Verdict {
  kind: VerdictKind;
  icon: string;
  /** "Applied", "Apply failed", ...: one or two words. */
  text: string;
}

const verdicts: Record<VerdictKind, Omit<Verdict, 'kind'>> = {
  failed: { icon: '❌', text: 'Apply failed' },
  'cut-off': { icon: '⏹️', text: 'Apply cut off' },
  'held-back': { icon: '⛔', text: 'Changes held back' },
  accepted: { icon: '⏳', text: 'Accepted' },
  held: { icon: '⏸️', text: 'On hold' },
  'partly-held': { icon: '⏸️', text: 'Applied in part' },
  nothing: { icon: '✅', text: 'Nothing to apply' },
  applied: { icon: '✅', text: 'Applied' },
};

type Judged = Pick<ApplyResult, 'endpoints' | 'failureReason' | 'refusal'>;

/** The worst of what happened names the whole, on every surface. */
export function verdict(result: Judged): Verdict {
  const kind = verdictKind(result);
  return { kind, ...verdicts[kind] };
}

function verdictKind({ endpoints, failureReason, refusal }: Judged): VerdictKind {
  const has = (wanted: Outcome): boolean => endpoints.some(({ outcome }) => outcome === wanted);
  if (has('failed')) return 'failed';
  if (has('cancelled')) return 'cut-off';
  if (has('refused') || refusal !== undefined) return 'held-back';
  if (failureReason !== undefined) return 'failed';
  if (has('accepted')) return 'accepted';
  if (has('held')) return has('applied') ? 'partly-held' : 'held';
  return has('applied') ? 'applied' : 'nothing';
}

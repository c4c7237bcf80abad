/** Whether what a run said of itself is true of the workspace as it stood when the run ended. */
import type { ResultFile, ResultFileEndpoint, ResultFileOperation } from '../../src/apply/result-file.js';
import { differences, type EndpointPicture, type Picture } from './picture.js';

export interface Pictures {
  before: Picture;
  now: Picture;
  wanted: Picture;
}

/** One sentence for each claim that is not true. */
export function falseClaims(file: ResultFile | undefined, pictures: Pictures): string[] {
  const { before, now } = pictures;
  if (file === undefined) {
    const names = new Set([...Object.keys(before), ...Object.keys(now)]);
    return [...names].flatMap((name) => differences(now[name], before[name]).map((found) => `no result was told, but ${name}: ${found}`));
  }
  return file.endpoints.flatMap((endpoint) => falseOf(endpoint, pictures));
}

function falseOf(endpoint: ResultFileEndpoint, { before, now, wanted }: Pictures): string[] {
  const { name, outcome, operations, state } = endpoint;
  const told: string[] = [];
  if (outcome === 'applied') {
    told.push(...differences(now[name], wanted[name]));
    if (now[name]?.settled === false) told.push('something is still under way');
  }
  if (outcome === 'unchanged' || outcome === 'refused' || outcome === 'held') told.push(...differences(now[name], before[name]));
  if (outcome === 'failed' && endpoint.failure_reason === null) told.push('a failure without a reason');
  const doubtful = operations.some(({ message }) => /not known/i.test(message ?? ''));
  // It is what was seen last.
  if (state === 'READY' && now[name] === undefined && !doubtful) told.push('said to be READY, and is not there');
  const sides = { was: before[name], is: now[name], wanted: wanted[name] };
  for (const operation of operations) {
    const there = hasEffect(operation, sides);
    if (there === undefined) continue;
    const { title, status, message } = operation;
    if ((status === 'done' || status === 'already-done') && !there) told.push(`"${title}" is said to be ${status}, and is not true`);
    if (status === 'not-made' && there) told.push(`"${title}" is said not to be made, and it took effect`);
    if (status === 'failed' && there && !/not known/i.test(message ?? '')) told.push(`"${title}" is said to have failed, and it took effect: ${message ?? ''}`);
  }
  return told.map((text) => `${name} (${outcome}): ${text}`);
}

interface Sides {
  was: EndpointPicture | undefined;
  is: EndpointPicture | undefined;
  wanted: EndpointPicture | undefined;
}

/** `undefined`: the workspace cannot tell. */
function hasEffect({ kind, title }: ResultFileOperation, { was, is, wanted }: Sides): boolean | undefined {
  /** What was so before tells nothing of a write. */
  const same = (section: 'ai_gateway' | 'email_notifications' | 'telemetry_config' | 'permissions' | 'tags' | 'heading'): boolean | undefined =>
    is?.id === was?.id && was?.[section] === wanted?.[section] ? undefined : is !== undefined && is[section] === wanted?.[section];
  switch (kind) {
    case 'create':
      return is !== undefined && is.id !== was?.id;
    case 'delete':
      return is?.id !== was?.id;
    case 'update-config':
      return same('heading');
    case 'wait':
      // That it is ready is no doing of ours: only what was waited for must be so.
      return is?.settled === true && same('heading') !== false ? undefined : false;
    case 'patch-tags':
      // The note of what nobody can read is written before it, and for good after it.
      if (title === 'note what is about to be written') return is !== undefined && is.unreadTag !== '';
      if (title === 'note what was written') return is !== undefined && is.unreadTag !== '' && !is.unreadTag.includes('-');
      return same('tags');
    case 'put-permissions':
      return title.startsWith('tighten') ? is !== undefined && is.permissions !== was?.permissions : same('permissions');
    case 'put-ai-gateway':
      return same('ai_gateway');
    case 'patch-notifications':
      return same('email_notifications');
    case 'patch-telemetry':
      return same('telemetry_config');
  }
}

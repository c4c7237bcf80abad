/** Every way in which one request can go wrong, for each of the two services. */
import type { FaultInput } from '../../src/emulator/index.js';
import type { FaultRequest } from '../../src/github-stand-in/index.js';

export interface FaultKind {
  name: string;
  workspace: FaultInput;
  github: FaultRequest;
  /** For which requests; all where left out. */
  only?: 'reads' | 'writes';
  /** Nothing is answered: the run has to give up by itself. */
  slow?: true;
}

const answers = (status: number): FaultKind[] => [
  { name: `${status}`, workspace: { kind: 'status', status }, github: { kind: 'reply', status, body: { message: 'Server Error' } } },
  // A read has no effect to be before or after.
  { name: `${status}-after`, only: 'writes', workspace: { kind: 'status', status, when: 'after' }, github: { kind: 'reply', status, performed: true, body: { message: 'Server Error' } } },
];
const tooMany = { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.' };

export const faultKinds: readonly FaultKind[] = [
  { name: 'reset', workspace: { kind: 'reset' }, github: { kind: 'drop' } },
  { name: 'reset-after', only: 'writes', workspace: { kind: 'reset', when: 'after' }, github: { kind: 'drop', performed: true } },
  ...[500, 502, 503, 504].flatMap(answers),
  { name: '429', workspace: { kind: 'status', status: 429, retryAfter: 1 }, github: { kind: 'reply', status: 429, headers: { 'retry-after': '1' }, body: tooMany } },
  { name: '429-bare', workspace: { kind: 'status', status: 429 }, github: { kind: 'reply', status: 429, body: tooMany } },
  { name: 'truncated', workspace: { kind: 'truncate' }, github: { kind: 'truncate' } },
  { name: 'html', workspace: { kind: 'html', status: 502 }, github: { kind: 'html', status: 502 } },
  { name: 'html-200', workspace: { kind: 'html', status: 200, when: 'after' }, github: { kind: 'html', status: 200, performed: true } },
  { name: 'hang', slow: true, workspace: { kind: 'hang' }, github: { kind: 'hang' } },
  { name: 'hang-after', slow: true, only: 'writes', workspace: { kind: 'hang', when: 'after' }, github: { kind: 'hang', performed: true } },
  { name: 'stale', only: 'reads', workspace: { kind: 'stale' }, github: { kind: 'stale' } },
];

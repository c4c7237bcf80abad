/** The matrix of signals: the process is asked to stop, or killed, as each request of the story arrives. */
import type { ChildProcess } from 'node:child_process';
import type { FaultKind } from './fault-kinds.js';
import { finishStory, watch, type Case, type Outcome } from './http-cases.js';
import type { Picture } from './picture.js';
import { requestKey, type StoryRequest } from './requests.js';
import { runAsProcess } from './run-as-process.js';
import type { Scene } from './scene.js';
import { judgeFirst } from './verdict.js';

type SignalName = 'SIGINT' | 'SIGTERM' | 'SIGKILL';

interface SignalKind extends Pick<FaultKind, 'workspace' | 'github' | 'only'> {
  name: string;
  signal: SignalName;
}

/** Longest that a run may take to end once it was asked to: the runner kills it after ten seconds. */
const graceMs = 9_500;

const kinds: readonly SignalKind[] = [
  // What the runner sends first.
  { name: 'SIGINT', signal: 'SIGINT', workspace: { kind: 'delay', delayMs: 100 }, github: { kind: 'delay', delayMs: 100 } },
  // The request is under way and takes effect after the signal.
  { name: 'SIGTERM', signal: 'SIGTERM', workspace: { kind: 'delay', delayMs: 100 }, github: { kind: 'delay', delayMs: 100 } },
  { name: 'SIGTERM-after', only: 'writes', signal: 'SIGTERM', workspace: { kind: 'hang', when: 'after' }, github: { kind: 'hang', performed: true } },
  { name: 'SIGKILL', signal: 'SIGKILL', workspace: { kind: 'reset' }, github: { kind: 'drop' } },
  { name: 'SIGKILL-after', only: 'writes', signal: 'SIGKILL', workspace: { kind: 'hang', when: 'after' }, github: { kind: 'hang', performed: true } },
];

/** `entry`: the action's script. */
export function signalCases(requests: readonly StoryRequest[], entry: string): Case[] {
  return requests.flatMap((request) =>
    kinds
      .filter(({ only }) => only === undefined || (only === 'reads') === request.reads)
      .map((kind): Case => ({ key: `${kind.name} at ${requestKey(request)}`, run: (scene, wanted) => runCase(scene, { request, kind, wanted, entry }) })),
  );
}

async function runCase(scene: Scene, { request, kind, wanted, entry }: { request: StoryRequest; kind: SignalKind; wanted: Picture; entry: string }): Promise<Outcome> {
  let child: ChildProcess | undefined;
  let sentAt: number | undefined;
  watch(scene, (found) => {
    if (requestKey(found) !== requestKey(request) || sentAt !== undefined) return undefined;
    sentAt = performance.now();
    // What takes effect at once has taken it by then.
    setImmediate(() => child?.kill(kind.signal));
    return kind;
  });
  const { status, endedAt, ...first } = await runAsProcess(scene, entry, (started) => (child = started));
  const asked = kind.signal !== 'SIGKILL' && sentAt !== undefined;
  const wrong = judgeFirst(scene, { ...first, told: asked }, wanted);
  if (asked && status === null) wrong.push('the process was killed by a signal that asks it to end');
  if (asked && endedAt - (sentAt ?? 0) > graceMs) wrong.push(`it took ${((endedAt - (sentAt ?? 0)) / 1000).toFixed(1)} s to end`);
  return { met: sentAt !== undefined, ...(await finishStory(scene, { told: wrong, log: first.log.split('\n') }, wanted)) };
}

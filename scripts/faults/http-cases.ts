/** The matrix of HTTP faults: every request of the recorded story, every way in which it can go wrong. */
import { faultKinds, type FaultKind } from './fault-kinds.js';
import { takePicture, type Picture } from './picture.js';
import { createCounter, requestKey, type StoryRequest } from './requests.js';
import { runInProcess } from './run-in-process.js';
import type { Scene } from './scene.js';
import { toldTwice } from './told-twice.js';
import { judgeFirst, judgeLast, judgeSecond } from './verdict.js';

export interface Outcome {
  /** Empty where all is as it must be. */
  wrong: string[];
  /** Whether the request came at all: how often something is polled is a matter of chance. */
  met: boolean;
  log: string[];
}

export interface Case {
  key: string;
  /** On a scene that has just been restored. */
  run(scene: Scene, wanted: Picture): Promise<Outcome>;
}

/** Runs the story once without a fault and answers its requests in their order. Throws where that goes wrong. */
export async function recordStory(scene: Scene, wanted: Picture): Promise<StoryRequest[]> {
  const requests = watch(scene, () => undefined);
  const run = await runInProcess(scene, { event: 'push' });
  const wrong = judgeFirst(scene, { ...run, log: run.log.join('\n'), told: true, summary: run.end?.summary }, wanted);
  if (run.reason !== undefined || wrong.length > 0) throw new Error(`The story fails without a fault: ${[run.reason, ...wrong, ...run.log].join('\n')}`);
  return requests;
}

export function httpCases(requests: readonly StoryRequest[]): Case[] {
  return requests.flatMap((request) =>
    faultKinds
      .filter(({ only }) => only === undefined || (only === 'reads') === request.reads)
      .map((kind): Case => ({ key: `${kind.name} at ${requestKey(request)}`, run: (scene, wanted) => runCase(scene, { request, kind, wanted }) })),
  );
}

async function runCase(scene: Scene, { request, kind, wanted }: { request: StoryRequest; kind: FaultKind; wanted: Picture }): Promise<Outcome> {
  let met = false;
  watch(scene, (found) => {
    if (requestKey(found) !== requestKey(request) || met) return undefined;
    met = true;
    return kind;
  });
  const first = await runInProcess(scene, { event: 'push', ...(kind.slow === true ? { slow: request.service } : {}) });
  const told = judgeFirst(scene, { ...first, log: first.log.join('\n'), told: true, summary: first.end?.summary }, wanted);
  return { met, ...(await finishStory(scene, { told, log: first.log }, wanted)) };
}

/** The clean run, and what must be true in the end. */
export async function finishStory(scene: Scene, first: { told: string[]; log: string[] }, wanted: Picture): Promise<Pick<Outcome, 'wrong' | 'log'>> {
  delete scene.meet.workspace;
  delete scene.meet.github;
  const between = takePicture(scene.emulator.world);
  const writes = { requests: scene.emulator.requests.length, github: scene.github.requests.length };
  const clean = await runInProcess(scene, { event: 'push', attempt: 2 });
  const second = judgeSecond(scene, { clean, between }, wanted);
  const cleanEnd = scene.github.requests.length;
  const plan = await runInProcess(scene, { event: 'workflow_dispatch' });
  const last = [...second, ...judgeLast(scene, { first: writes, clean, plan }, wanted), ...toldTwice(scene, [writes.github, cleanEnd])];
  const log = [...first.log, `--- the workspace then: ${Object.keys(between).join(' ')}; the clean run:`, ...clean.log];
  return { wrong: [...first.told, ...last], log };
}

/** Names every request that arrives from now on; `choose` says which fault it meets. */
export function watch(scene: Scene, choose: (request: StoryRequest) => Pick<FaultKind, 'workspace' | 'github'> | undefined): StoryRequest[] {
  const counter = createCounter(scene);
  const seen: StoryRequest[] = [];
  const note = (service: 'workspace' | 'github', request: Parameters<typeof counter.note>[1]): Pick<FaultKind, 'workspace' | 'github'> | undefined => {
    const found = counter.note(service, request);
    seen.push(found);
    return choose(found);
  };
  scene.meet.workspace = (request) => note('workspace', request)?.workspace;
  scene.meet.github = (request) => note('github', request)?.github;
  return seen;
}

import { EndpointsError } from '../errors.js';
import { ownTags } from '../endpoint/fields/index.js';
import type { LiveEndpoint } from '../endpoint/model.js';
import { isProtected } from '../plan/ownership.js';
import type { Operation } from '../plan/plan.js';
import type { WriteReply } from '../ports/databricks.js';
import { isUpdating, type Expectation } from './judge.js';
import { grantsToSend } from './operations.js';
import { freshMs, see, type Rollout, type Run } from './run.js';

export type WriteOperation = Exclude<Operation, { kind: 'wait' }>;

/** What was written. */
export interface Written {
  status: 'done' | 'already-done';
  reply: WriteReply;
  message?: string;
}

/** Makes one write; creates and config updates in the room that was taken for them. Throws `ApiError`, or `EndpointsError` with `plan-changed` where the endpoint is not the planned one. */
export async function write(run: Run, operation: WriteOperation): Promise<Written> {
  const { options, name } = run;
  const { api } = options;
  const done = (reply: WriteReply): Written => {
    see(run, reply.endpoint);
    return { status: 'done', reply };
  };
  switch (operation.kind) {
    case 'create': {
      const reply = await counted(run, () => api.create(operation.route, operation.body));
      run.live = undefined;
      return done(reply);
    }
    case 'delete':
      return remove(run, operation);
    case 'update-config':
      return done(await counted(run, () => api.updateConfig(operation.route, name, operation.body)));
    case 'patch-tags':
      return done(await api.patchTags(name, { add: operation.add, remove: operation.remove }));
    case 'put-ai-gateway':
      return done(await api.putAiGateway(name, operation.body));
    case 'patch-notifications':
      return done(await api.patchNotifications(name, operation.body));
    case 'patch-telemetry':
      return done(await api.patchTelemetry(name, operation.body));
    case 'put-permissions': {
      const live = await knownId(run);
      return done(await api.putPermissions(live.id, grantsToSend(operation.grants, live)));
    }
  }
}

/** A write that counts for the quota, in the room that was taken for it. */
function counted<T>(run: Run, write: () => Promise<T>): Promise<T> {
  const { room } = run;
  run.room = undefined;
  return room === undefined ? write() : room.use(write);
}

/** The endpoint whose id takes the grants: from the last reply or read, read again once that is old, for an old id takes them without a word (1.4). */
async function knownId(run: Run): Promise<LiveEndpoint> {
  const { options, name, plan } = run;
  if (run.live !== undefined && options.clock.now() - run.liveAt <= freshMs) return run.live;
  const fresh = await options.api.get(name);
  const known = run.live?.id ?? (run.deletedId === undefined ? plan.live?.id : undefined);
  if (fresh === undefined || (known !== undefined && fresh.id !== known)) throw replacedOutside(name, fresh);
  see(run, fresh);
  return fresh;
}

/** Deletes the planned endpoint and no other: it is read right before, and must still be what was planned. */
async function remove(run: Run, { id, owner }: Extract<Operation, { kind: 'delete' }>): Promise<Written> {
  const { options, name, plan } = run;
  const read = await options.api.get(name);
  const live = read ?? (await readAgain(run));
  const alreadyGone = (message: string): Written => {
    run.live = undefined;
    run.deletedId = id;
    return { status: 'already-done', reply: {}, message };
  };
  if (live === undefined) return alreadyGone('It was gone already.');
  if (live.id !== id) {
    if (!run.unanswered.has('delete')) throw replacedOutside(name, live);
    return alreadyGone(`It is gone; another endpoint has taken its name since (id ${live.id}) and was left alone.`);
  }
  const changed = changedOwnTag(plan.live, live, owner);
  if (changed !== undefined) {
    throw new EndpointsError('plan-changed', `The tag \`${changed}\` of ${name} was changed since it was planned; it was not deleted.`, {
      hint: 'Run plan to see what is there now.',
    });
  }
  see(run, live);
  run.configVersionBefore ??= live.config?.version;
  const reply = await options.api.delete(name);
  run.live = undefined;
  run.deletedId = id;
  return { status: 'done', reply };
}

/** An endpoint that was there a moment ago is gone only when two reads say so: one may be late (5.2). */
async function readAgain({ options, name, deletedId, unanswered }: Run): Promise<LiveEndpoint | undefined> {
  if (deletedId !== undefined || unanswered.has('delete')) return undefined;
  await options.clock.sleep(Math.min(options.settings.pollIntervalMs, 5_000), options.signal);
  return options.api.get(name);
}

/** Ownership, protection and hold decide over a delete, so a change of them since the plan stops it. */
function changedOwnTag(planned: LiveEndpoint | undefined, now: LiveEndpoint, owner: string | undefined): string | undefined {
  const value = (live: LiveEndpoint, key: string) => live.tags.find((tag) => tag.key === key)?.value;
  const keys = [ownTags.manifest, ownTags.protected, ownTags.hold];
  if (planned !== undefined) return keys.find((key) => value(planned, key) !== value(now, key));
  // A delete by absence is planned from the list alone, and only for what is owned, unprotected and not held.
  const tag = value(now, ownTags.manifest);
  if (tag === undefined || (owner !== undefined && tag !== owner)) return ownTags.manifest;
  if (isProtected(now)) return ownTags.protected;
  return value(now, ownTags.hold) === undefined ? undefined : ownTags.hold;
}

function replacedOutside(name: string, live: LiveEndpoint | undefined): EndpointsError {
  const what = live === undefined ? `${name} was deleted outside` : `${name} was replaced outside: it is another endpoint now (id ${live.id})`;
  return new EndpointsError('plan-changed', `${what} since it was planned.`, { hint: 'Run plan to see what is there now.' });
}

/** What a config write must lead to; taken before it is sent. `undefined` for writes without a rollout. */
export function rolloutOf(run: Run, operation: WriteOperation): Rollout | undefined {
  const sameConfig = (live: LiveEndpoint): boolean => run.options.sameConfig(run.plan, live);
  if (operation.kind === 'create') {
    if (operation.body['config'] === undefined) return undefined;
    return { expectation: { wroteConfig: true, failedBefore: false, wantsConfig: true, sameConfig }, resumed: false };
  }
  if (operation.kind !== 'update-config') return undefined;
  return { ...rolloutFrom(run.live, sameConfig), resumed: false };
}

/** The update that is under way already and is the wanted one. */
export function resumedRollout(run: Run): Rollout {
  const sameConfig = (live: LiveEndpoint): boolean => run.options.sameConfig(run.plan, live);
  return { ...rolloutFrom(run.live, sameConfig), first: run.live, resumed: true };
}

function rolloutFrom(live: LiveEndpoint | undefined, sameConfig: Expectation['sameConfig']): Omit<Rollout, 'resumed'> {
  const update = live?.state.configUpdate;
  return {
    id: live?.id,
    expectation: {
      wroteConfig: true,
      ...(live?.config && { versionBefore: live.config.version }),
      ...(live?.pendingConfig && !isUpdating(live) && { pendingBefore: live.pendingConfig.version }),
      failedBefore: update === 'UPDATE_FAILED' || update === 'UPDATE_CANCELED',
      wantsConfig: true,
      sameConfig,
    },
  };
}

/** Takes the reply of a config write as the first sight of its rollout. */
export function answered(rollout: Rollout, endpoint: LiveEndpoint | undefined): Rollout {
  if (endpoint === undefined) return rollout;
  const { versionBefore, ...rest } = rollout.expectation;
  const sameVersion = versionBefore !== undefined && endpoint.config?.version === versionBefore;
  // The reply itself shows no newer config: the platform found nothing to roll out, and no version will grow (Q10).
  const nothingNew = sameVersion && !isUpdating(endpoint) && endpoint.pendingConfig === undefined;
  const expectation = nothingNew ? rest : rollout.expectation;
  return { ...rollout, expectation, id: endpoint.id, first: endpoint };
}

/** A repository whose pull request was planned and merged, and the workspace as it was before: where every case starts. */
import { consoleCreate, knownPrincipals, startEmulator, type Arrival, type Emulator } from '../../src/emulator/index.js';
import { startGitHub, type FaultRequest, type GitHubStandIn, type RecordedRequest as GitHubRequest } from '../../src/github-stand-in/index.js';
import { differences, takePicture, type Picture } from './picture.js';
import { runInProcess } from './run-in-process.js';
import { leaksOf, secretsOf, type Secrets } from './secrets.js';
import { createScaledClock, type ScaledClock } from './scaled-clock.js';
import { before, deleted, manifestText, ownershipTag, wanted, type Stated } from './story.js';

export interface Scene {
  emulator: Emulator;
  github: GitHubStandIn;
  clock: ScaledClock;
  /** The merged pull request, and an open one whose plan the apply makes stale. */
  pulls: { merged: number; open: number };
  /** The commit before the merge, and the merge's own. */
  push: { before: string; after: string };
  /** The workspace when the pull request was merged. */
  before: Picture;
  secrets: Secrets;
  /** Requests to GitHub by their `n`: when they came, by the scene's clock, and whether they met a fault. */
  arrivals: Map<number, { at: number; faulted: boolean }>;
  /** Asked about each request from now on. */
  meet: { workspace?: Arrival; github?: (request: GitHubRequest) => FaultRequest | undefined };
  /** Back to where the scene began. */
  restore(): void;
  close(): Promise<void>;
}

const endpointsApi = { shuffle: false, quota: false, deployment: { gets: 2 } } as const;
const deployer = knownPrincipals.deployer.name;

/** Makes endpoints by hand, as the API's create request has it, with their grants. */
function fillWorkspace({ world }: Emulator, endpoints: Readonly<Record<string, Stated>>): void {
  for (const [name, { permissions, ...body }] of Object.entries(endpoints)) {
    const pt = JSON.stringify(body).includes('provisioned_model_units');
    const { id } = consoleCreate(world, { name, ...body, tags: [...body.tags, ownershipTag] }, { as: deployer, pt });
    const grants = permissions.map((grant) => ({ key: 'group_name' as const, name: grant['group_name'] as string, level: grant['level'] as 'CAN_QUERY' }));
    world.acls.set(id, [...grants, { key: 'service_principal_name', name: deployer, level: 'CAN_MANAGE' }]);
  }
}

/** Values that no report may show, in what is deleted and what is updated: there the live one is sent back with the config. */
function plantSecrets({ world }: Emulator): void {
  for (const name of ['scoring', deleted]) {
    for (const entity of world.endpoints.get(name)?.config?.entities ?? []) entity.sent['environment_vars'] = { DB_PASSWORD: `pl4nted-Secret-of-${name}` };
  }
}

/** An endpoint of somebody else, whose name is near to ours. */
function addStranger({ world }: Emulator): void {
  const entity = { name: 'main', entity_name: 'prod.ml.churn', entity_version: '6', workload_size: 'Small', scale_to_zero_enabled: true };
  consoleCreate(world, { name: 'scoring-theirs', config: { served_entities: [entity] }, tags: [{ key: 'team', value: 'theirs' }] });
}

/** The workspace as it has to be in the end, made without the product. */
export async function wantedPicture(): Promise<Picture> {
  const emulator = await startEmulator({ standard: true, ...endpointsApi });
  fillWorkspace(emulator, wanted);
  plantSecrets(emulator);
  addStranger(emulator);
  const picture = takePicture(emulator.world);
  await emulator.close();
  return picture;
}

/** Keeps both worlds as they are; the answer brings them back. */
function keep({ emulator, github, clock, meet, arrivals }: Scene): () => void {
  const { options: _knobs, clock: _clock, random: _random, ...workspace } = emulator.world;
  // Commits are never changed, and hold buffers, which a clone would make plain bytes of.
  const { now: _now, git: _git, ...repository } = github.world.state;
  const kept = { workspace: structuredClone(workspace), repository: structuredClone(repository), time: clock.now() };
  const pictures = [emulator.pictures.save(), github.pictures.save()];
  return () => {
    Object.assign(emulator.world, structuredClone(kept.workspace));
    emulator.world.configure({ seed: 7 });
    Object.assign(github.world.state, structuredClone(kept.repository));
    for (const bringBack of pictures) bringBack();
    clock.set(kept.time);
    delete meet.workspace;
    delete meet.github;
    arrivals.clear();
    emulator.requests.length = 0;
    for (const list of [github.requests, github.unknownRequests, github.complaints]) list.length = 0;
  };
}

export async function openScene(): Promise<Scene> {
  const clock = createScaledClock();
  const meet: Scene['meet'] = {};
  const arrivals: Scene['arrivals'] = new Map();
  const emulator = await startEmulator({ standard: true, ...endpointsApi, onRequest: (request) => meet.workspace?.(request) });
  const github = await startGitHub({
    files: { 'README.md': 'A repository.\n', 'endpoints.yml': manifestText(before) },
    now: () => new Date(clock.now()),
    onRequest: (request) => {
      const fault = meet.github?.(request);
      arrivals.set(request.n, { at: clock.now(), faulted: fault !== undefined });
      return fault;
    },
  });
  fillWorkspace(emulator, before);
  plantSecrets(emulator);
  addStranger(emulator);
  const start = takePicture(emulator.world);
  const { world } = github;
  const { number: open } = world.createPullRequest({ title: 'Another', branch: 'another', files: { 'endpoints.yml': manifestText({ ...before, support: { ...before['support'], tags: [{ key: 'team', value: 'c' }] } }) } });
  const { number: merged } = world.createPullRequest({ title: 'Change all', branch: 'change', files: { 'endpoints.yml': manifestText(wanted) } });
  const scene: Scene = {
    emulator, github, clock, pulls: { merged, open }, push: { before: world.tip().sha, after: '' }, before: start, meet, secrets: secretsOf(emulator, github), arrivals, restore: () => undefined,
    close: async () => {
      await Promise.all([emulator.close(), github.close()]);
    },
  };
  for (const number of [open, merged]) {
    const { thrown, end, log } = await runInProcess(scene, { event: 'pull_request', number });
    if (thrown !== undefined || end?.failure !== undefined) throw new Error(`The plan of the story failed: ${end?.failure?.message ?? ''}`, { cause: thrown });
    const leaks = leaksOf(scene.secrets, { log: log.join('\n'), summary: end?.summary }, { workspace: emulator.requests, github: github.requests });
    if (leaks.length > 0) throw new Error(`The plan of the story: ${leaks.join(' ')}`);
  }
  scene.push.after = world.merge(merged).sha;
  const touched = Object.entries(takePicture(emulator.world)).filter(([name, picture]) => differences(picture, start[name]).length > 0);
  if (touched.length > 0) throw new Error('The plan of the story changed the workspace.');
  scene.restore = keep(scene);
  scene.restore();
  return scene;
}

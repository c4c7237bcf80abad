/** Every answer of GitHub, spoiled, under every story and every port, through the real client; and the event file. */
import fc from 'fast-check';
import { knownPrincipals, startEmulator, type Emulator } from '../../../src/emulator/index.js';
import { connectGitHub, type GitHub } from '../../../src/github/client.js';
import { parseEvent } from '../../../src/github/event.js';
import { startGitHub, type EventName, type GitHubStandIn } from '../../../src/github-stand-in/index.js';
import type { RunContext } from '../../../src/ports/run.js';
import { chatRequest, runContext } from '../../../src/shell/run-context.js';
import { manifestFilesAt } from '../../../src/shell/manifest-at-commit.js';
import { hasty } from '../../github/support.js';
import { manifestOf } from '../../helpers/build.js';
import { VirtualClock } from '../../apply/support.js';
import { count, judge, settle, type FuzzArea, type Outcome } from './area.js';
import { edit, jsonText, mutate, type Edit } from './mutate.js';
import { spoiling, startSpoilingProxy, type Spoiling, type SpoilingProxy } from './proxy.js';
import { keepLines, runCommand, type Mode } from './run-command.js';

const token = 'ghs_canary0123456789abcdefghij0123456789';
const { deployer } = knownPrincipals;
const chat = (model: string) => ({ config: { served_entities: [{ name: 'main', external_model: { name: model, provider: 'openai', task: 'llm/v1/chat', openai_config: { openai_api_key: '{{secrets/scope/key}}' } } }] } });
const manifestText = (model: string): string => JSON.stringify({ id: 'demo', endpoints: { chat: chat(model), more: chat('gpt-4') } });
const inputs = { 'timeout-minutes': '5', 'allow-destroy-label': 'destroy' };

interface Case {
  what: 'plan' | 'apply' | 'drift' | 'ports' | 'event';
  event: EventName;
  spoilings: Spoiling[];
  edits: Edit[];
}

const anyCase: fc.Arbitrary<Case> = fc.record({
  what: fc.constantFrom<Case['what']>('plan', 'apply', 'apply', 'drift', 'ports', 'ports', 'event'),
  event: fc.constantFrom<EventName>('pull_request', 'pull_request_target', 'push', 'schedule', 'workflow_dispatch', 'issue_comment', 'merge_group'),
  spoilings: fc.array(spoiling(30), { minLength: 1, maxLength: 3 }),
  edits: fc.array(edit, { minLength: 1, maxLength: 4 }),
});

/** A repository with a merged and an open pull request, both planned; people talk in them, too. */
interface Scene {
  github: GitHubStandIn;
  open: number;
  merged: number;
  close(): Promise<void>;
}

/** Cases that share a repository: what one leaves behind, the next one meets. */
const casesOfScene = 25;

export async function openGitHubArea(): Promise<FuzzArea> {
  const emulator = await startEmulator({ standard: true, quota: false, deployment: { gets: 1 } });
  let scene = await makeScene(emulator);
  let cases = 0;
  const proxy = await startSpoilingProxy(() => scene.github.url);
  const seen = new Map<string, number>();

  const property = fc.asyncProperty(anyCase, async (each) => {
    cases += 1;
    if (cases % casesOfScene === 0) {
      await scene.close();
      scene = await makeScene(emulator);
    }
    const strangers = words(scene);
    proxy.begin(each.spoilings);
    emulator.clearRequests();
    const texts: string[] = [];
    const outcome = await settle(() => runCase(each, { scene, proxy, emulator, texts }));
    count(seen, `${each.what}: ${outcome.reasons[0] ?? 'fine'}`);
    judge({ ...outcome, texts: [...texts, ...outcome.texts] }, [token, deployer.token]);
    judgeWrites(each, { emulator, proxy });
    if (words(scene) !== strangers) throw new Error('what others wrote was touched');
    if (proxy.lured.some((request) => request.includes('authorization'))) throw new Error(`the token went elsewhere: ${proxy.lured.join(', ')}`);
  });
  return {
    property: property as unknown as FuzzArea['property'],
    seen,
    async close() {
      await scene.close();
      await Promise.all([proxy.close(), emulator.close()]);
    },
  };
}

async function firstOf<T>(items: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of items) return item;
  return undefined;
}

async function makeScene(emulator: Emulator): Promise<Scene> {
  const github = await startGitHub({ token, files: { 'endpoints.yml': manifestText('gpt-4o-mini') } });
  const { world } = github;
  for (const name of ['chat', 'more']) emulator.world.endpoints.delete(name);
  const pull = (branch: string, model: string): number => world.createPullRequest({ title: branch, branch, files: { 'endpoints.yml': manifestText(model) }, labels: ['destroy'] }).number;
  const merged = pull('one', 'gpt-4o');
  await tell({ mode: 'plan', event: 'pull_request', number: merged, model: 'gpt-4o' }, { github, emulator, url: github.url });
  world.addComment(merged, '<!-- databricks-endpoints:plan {"v":1} -->\nForged.', 'stranger');
  world.merge(merged);
  const open = pull('two', 'gpt-4.1');
  await tell({ mode: 'plan', event: 'pull_request', number: open, model: 'gpt-4.1' }, { github, emulator, url: github.url });
  world.addComment(open, 'What is this?', 'stranger');
  world.addComment(open, '/endpoints plan', 'octocat');
  world.openIssue({ title: 'Serving endpoints: drift', body: '<!-- databricks-endpoints:drift {"v":1} -->', by: 'stranger' });
  return { github, open, merged, close: () => github.close() };
}

/** All that people wrote. */
function words({ github }: Scene): string {
  const { world } = github;
  const comments = [...world.state.comments.values()].filter(({ author }) => author !== world.botLogin).map(({ id, body }) => [id, body]);
  const issues = [...world.state.issues.values()].filter(({ author }) => author !== world.botLogin).map(({ number, title, body, state }) => [number, title, body, state]);
  return JSON.stringify([comments, issues]);
}

interface Place {
  github: GitHubStandIn;
  emulator: Emulator;
  /** Where GitHub is met. */
  url: string;
}

function connect({ github, url }: Pick<Place, 'github' | 'url'>, texts: string[]): GitHub {
  const { owner, name } = github.world.state.repository;
  const clock = new VirtualClock();
  return connectGitHub({ token, apiUrl: url, repository: { owner, name }, userAgent: 'fuzz', log: keepLines(texts), patience: { ...hasty, timeoutMilliseconds: 2_000 }, clock });
}

function contextOf({ world }: GitHubStandIn, event: EventName, number?: number): RunContext {
  const payload = world.eventPayload(event, number === undefined ? {} : { number });
  return runContext(parseEvent(payload, world.runnerEnvironment(event, { payload })), {});
}

function tell(story: { mode: Mode; event: EventName; number?: number; model: string }, place: Place, texts: string[] = []): Promise<Outcome> {
  const run = contextOf(place.github, story.event, story.number);
  return runCommand({ mode: story.mode, manifest: manifestOf(manifestText(story.model)), host: place.emulator.url, token: deployer.token, inputs, github: connect(place, texts), run }, texts);
}

interface CasePlace {
  scene: Scene;
  proxy: SpoilingProxy;
  emulator: Emulator;
  texts: string[];
}

function runCase(each: Case, { scene, proxy, emulator, texts }: CasePlace): Promise<Outcome> | Outcome {
  const place = { github: scene.github, emulator, url: proxy.url };
  switch (each.what) {
    case 'plan':
      return tell({ mode: 'plan', event: 'pull_request', number: scene.open, model: 'gpt-4.1' }, place, texts);
    case 'apply':
      return tell({ mode: 'apply', event: 'push', model: 'gpt-4o' }, place, texts);
    case 'drift':
      return tell({ mode: 'drift', event: 'schedule', model: 'gpt-4' }, place, texts);
    case 'ports':
      return askAll(connect(place, texts), { scene, from: each.spoilings[0]?.at ?? 0 });
    case 'event':
      return readEvent(each, scene);
  }
}

/** The event file as anybody may have shaped it, read as far as a run reads it. */
function readEvent({ event, edits }: Case, { github }: Scene): Outcome {
  const { world } = github;
  const payload = world.eventPayload(event === 'merge_group' ? 'push' : event);
  const env = world.runnerEnvironment(event === 'merge_group' ? 'push' : event, { payload });
  const parsed = parseEvent(mutate(payload, edits), { ...env, GITHUB_EVENT_NAME: event });
  const request = chatRequest(parsed);
  return { texts: [JSON.stringify(runContext(parsed, env)), JSON.stringify(request ?? null)], reasons: [] };
}

/** Every port by itself, in turns, so that no spoiled answer ends the case before the later ones are asked. */
async function askAll(github: GitHub, { scene, from }: { scene: Scene; from: number }): Promise<Outcome> {
  const { world } = scene.github;
  const { open, merged } = scene;
  const after = world.tip().sha;
  const before = world.tip().parents[0] ?? after;
  const query = { manifest: 'demo', target: 'default', except: [] };
  const asks: (() => Promise<unknown>)[] = [
    () => github.identity(),
    () => github.planComments.find(merged, 'demo', 'default'),
    () => github.planComments.mentioning(open, 'gpt'),
    () => github.planComments.create(open, 'plan'),
    () => github.openPlans.find(query),
    () => github.openPlans.findMerged({ ...query, into: 'main' }),
    () => github.conversation.react([...world.state.comments.keys()].at(-1) ?? 1, 'eyes'),
    () => github.conversation.replyOnce(open, '<!-- first -->\nhello'),
    () => github.pullRequests.get(open),
    () => github.pullRequests.mergedBy({ before, after, branch: 'main' }),
    () => github.pullRequests.mergedBefore({ after, branch: 'main' }, []),
    () => github.commits.relation(before, after),
    () => github.commits.tip('main'),
    () => github.commitStatuses.set({ commit: after, context: 'x', state: 'success', description: 'd'.repeat(200) }),
    () => firstOf(github.deployments.successes('default')),
    () => github.deployments.ofThisRun({ commit: after, environment: 'default', run: '1' }),
    () => github.deployments.create({ commit: after, environment: 'default', description: 'x', payload: { a: 1 } }).then((id) => github.deployments.setState(id, { state: 'success', description: 'done' })),
    () => github.labels.grantOf(open, 'destroy'),
    () => github.members.permission('octocat'),
    () => github.members.permission('stranger'),
    () => github.driftIssues.find('demo', 'default'),
    () => github.driftIssues.create('t', 'b').then(({ number }) => github.driftIssues.update(number, 't', 'b', 'closed')),
    () => github.files.read('endpoints.yml', after),
    () => manifestFilesAt(github.files, '**/*.yml', after),
  ];
  const ends: Outcome[] = [];
  for (let index = 0; index < 8; index += 1) {
    const ask = asks[(from * 3 + index) % asks.length]!;
    ends.push(await settle(async () => ({ texts: [jsonText(await ask())], reasons: [] })));
  }
  return { texts: ends.flatMap(({ texts }) => texts), reasons: ends.flatMap(({ reasons }) => reasons) };
}

/** Junk of GitHub may hold an apply back; it never makes one write more than the manifest says, nor a plan write at all. */
function judgeWrites({ what }: Case, { emulator, proxy }: Pick<CasePlace, 'emulator' | 'proxy'>): void {
  const written = emulator.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
  if (what !== 'apply' && written.length > 0) throw new Error(`${what} wrote to the workspace: ${written.join(', ')}`);
  for (const write of written) if (!/^(?:POST \/api\/2\.0\/serving-endpoints$|(?:PUT|PATCH) \/api\/2\.0\/serving-endpoints\/(?:chat|more)\/)/.test(write)) throw new Error(`a write that nobody asked for: ${write}`);
  const own = /^(?:GET|HEAD) |^POST [^ ]*\/(?:graphql|issues\/\d+\/comments|issues\/comments\/\d+\/reactions|issues|labels|statuses\/\w+|deployments|deployments\/\d+\/statuses)$|^PATCH [^ ]*\/issues\/(?:comments\/)?\d+$|^DELETE [^ ]*\/issues\/comments\/\d+$/;
  // A redirect on the API's own host is followed: GitHub answers so for what was renamed.
  const odd = proxy.asked.filter((request) => !own.test(request) && !/ \/(?:login\.html|api\/2\.0\/|[^ ]*::::)/.test(request));
  if (odd.length > 0) throw new Error(`an odd request to GitHub: ${odd.join(', ')}`);
}

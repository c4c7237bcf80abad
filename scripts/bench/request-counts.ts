/** What a plan and an apply ask of the workspace and write to it, counted on a small fleet with a change of every kind. */
import { knownPrincipals } from '../../src/emulator/index.js';
import { runAction, startWorkspace, type Workspace } from './emulated.js';
import { custom, external, makeFleet, manifestOf, owned, type Data } from './fleet.js';
import { countRows, differences, tableOf, type Request } from './requests.js';

const serving = '/api/2.0/serving-endpoints';
const size = 12;
/** So often a rollout is found under way before it is done. */
const pollsUnderWay = 2;
const [changed, tagged, granted, alike] = ['fleet-0001', 'fleet-0002', 'fleet-0003', 'fleet-0004'] as const;
const [added, old] = ['fleet-new', 'fleet-old'] as const;

export interface RequestCounts {
  lines: string[];
  wrong: string[];
}

/** Plan, apply, and apply again with nothing left to do. */
export async function countRequests(node: string): Promise<RequestCounts> {
  const workspace = await startWorkspace(size, { deployment: { gets: pollsUnderWay } });
  try {
    const ids = await prepare(workspace);
    const manifest = manifestOf(wantedEndpoints());
    const run = async (mode: 'plan' | 'apply'): Promise<Request[]> => {
      runAction(workspace, {
        node, manifest, inputs: { mode, 'plan-check': 'off', 'allow-destroy': 'true', 'poll-interval-seconds': '0.02' },
      });
      return workspace.takeRequests();
    };
    const planned = await run('plan');
    const applied = await run('apply');
    const settled = await run('apply');

    const runs = [
      { title: `plan: ${size + 1} endpoints, five with changes, one to delete`, made: planned, needed: planReads(ids) },
      { title: 'apply of that plan', made: applied, needed: applyRequests(ids) },
      { title: 'apply with nothing left to do', made: settled, needed: settledReads(ids) },
    ];
    return {
      lines: runs.flatMap(({ title, made, needed }) => [`${title}:`, ...tableOf(countRows(made, needed))]),
      wrong: runs.flatMap(({ title, made, needed }) => differences(made, needed).map((line) => `${title}: ${line}`)),
    };
  } finally {
    workspace.close();
  }
}

const grants = [{ group_name: 'analysts', level: 'CAN_QUERY' }];

/** The fleet, and what makes one endpoint of it differ in each way that a manifest can. */
function wantedEndpoints(): Record<string, Data> {
  const { endpoints } = makeFleet(size);
  return {
    ...endpoints,
    [tagged]: { ...endpoints[tagged], tags: [{ key: 'team', value: 'another' }] },
    [granted]: { ...endpoints[granted], permissions: grants },
    [alike]: { ...endpoints[alike], permissions: grants },
    // Two served entities, so that the plan depends on two versions.
    [added]: custom(97, '7'),
  };
}

/** Ids of the endpoints with stated permissions. */
async function prepare(workspace: Workspace): Promise<Record<string, string>> {
  await workspace.control('create', { body: owned(old, external(98)), as: knownPrincipals.deployer.name });
  await workspace.control('edit', { name: alike, permissions: { grant: grants.map(({ level, ...who }) => ({ ...who, permission_level: level })) } });
  const { endpoints } = (await workspace.control('endpoints', { names: [granted, alike] })) as { endpoints: { name: string; id: string }[] };
  await workspace.takeRequests();
  return Object.fromEntries(endpoints.map(({ name, id }) => [name, id]));
}

const permissionsOf = (id = ''): string => `/api/2.0/permissions/serving-endpoints/${id}`;

const read = (path: string): Request => ({ method: 'GET', path });

/** Without changes: the list, every endpoint, and permissions where they are stated. */
function settledReads(ids: Record<string, string>): Request[] {
  const endpoints = Object.keys(wantedEndpoints()).map((name) => read(`${serving}/${name}`));
  return [read(serving), ...endpoints, read(permissionsOf(ids[granted])), read(permissionsOf(ids[alike]))];
}

/** With them also what they depend on, each object once, however many endpoints share it. */
function planReads(ids: Record<string, string>): Request[] {
  const versions = '/api/2.1/unity-catalog/models/prod.ml.churn/versions';
  return [...settledReads(ids), read(`${versions}/7`), read(`${versions}/8`), read('/api/2.0/secrets/list')];
}

/**
 * The plan's reads and its writes; who is signed in, for the record; the endpoint to delete once more right before; and
 * each rollout until it is done.
 */
function applyRequests(ids: Record<string, string>): Request[] {
  const polls = Array.from({ length: pollsUnderWay + 1 }, () => [read(`${serving}/${changed}`), read(`${serving}/${added}`)]);
  return [
    ...planReads(ids),
    read('/api/2.0/preview/scim/v2/Me'),
    { method: 'POST', path: serving },
    { method: 'PUT', path: `${serving}/${changed}/config` },
    { method: 'PATCH', path: `${serving}/${tagged}/tags` },
    { method: 'PUT', path: permissionsOf(ids[granted]) },
    read(`${serving}/${old}`),
    { method: 'DELETE', path: `${serving}/${old}` },
    ...polls.flat(),
  ];
}

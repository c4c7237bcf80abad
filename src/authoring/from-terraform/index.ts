/** The JSON of `terraform show -json` (a state or a plan) -> a manifest. */
import { EndpointsError } from '../../errors.js';
import { namePattern, ownTagKeys } from '../../endpoint/fields/index.js';
import { generatedEntityName } from '../../endpoint/entity-name.js';
import { asList, asObject, isObject, objectsOf, record, textOf, type JsonObject } from '../../json.js';
import { literal } from '../../plan/manifest-lines.js';
import type { DraftEndpoint } from '../draft.js';
import { cleanEndpoint, isUnset } from '../foreign/clean.js';
import { createFindings, formatPath, type Path } from '../foreign/findings.js';
import { createMemory } from '../foreign/placeholders.js';
import type { Imported, ImportOptions } from '../from-bundle/index.js';
import { readPermissions, type Grants } from './permissions.js';
import { isMarked, readResources, type Resource } from './resources.js';

const endpointTypes = ['databricks_model_serving', 'databricks_model_serving_provisioned_throughput'];

/** What only Terraform knows of a resource, or the platform sets; nothing is lost with it. */
const silent = ['id', 'serving_endpoint_id', 'endpoint_url', 'name', 'creator', 'creation_timestamp', 'last_updated_timestamp', 'state'];
const meant = ['config', 'ai_gateway', 'tags', 'email_notifications', 'telemetry_config', 'description', 'route_optimized', 'budget_policy_id', 'rate_limits'];

/** Throws `invalid-input` for what holds no endpoints. */
export function importTerraform(file: string, document: JsonObject, options: ImportOptions): Imported {
  const findings = createFindings();
  const warn = (message: string, path?: string): void => {
    findings.add({ file, message, ...(path === undefined ? {} : { path }) });
  };
  const resources = readResources(document, warn);
  const found = resources.filter(({ type }) => endpointTypes.includes(type));
  if (found.length === 0) {
    throw new EndpointsError('invalid-input', `\`${file}\` holds no model serving endpoints of Terraform.`, {
      hint: `It holds ${resources.length} other resources. Run \`terraform show -json\` where \`terraform state list\` shows \`databricks_model_serving\`.`,
    });
  }
  const grants = readPermissions(resources, found, warn);
  const memory = createMemory();
  const names = new Set<string>();
  const endpoints = found.flatMap((resource): DraftEndpoint[] => {
    const name = textOf(resource.values['name']);
    if (name === '') {
      warn('left out: its name is known after apply only.', resource.address);
      return [];
    }
    if (names.has(name)) {
      warn(`left out: the endpoint \`${name}\` is in the file already. Two workspaces make two manifests, or two targets.`, resource.address);
      return [];
    }
    names.add(name);
    return [readEndpoint(resource, name, { grants: grants.get(resource), warn, placeholder: memory.placeholder })];
  });
  tellOthers(resources, warn);
  const given = Object.keys(options.variables)[0];
  if (given !== undefined) throw new EndpointsError('invalid-input', `A Terraform state has no variable \`${given}\`: its values are written out.`, { hint: 'Leave out `--variables`.' });
  return {
    draft: {
      head: ['Imported from the JSON of `terraform show`. Review it, and see docs/migrate.md for who lets go of the endpoints first, and how.'],
      id: options.id ?? 'endpoints',
      variables: memory.variables(),
      ...(options.target === undefined ? {} : { targets: record([[options.target, record()]]) }),
      endpoints,
    },
    findings: findings.list(),
    examples: memory.examples(),
  };
}

interface Reading {
  grants: Grants | undefined;
  warn: (message: string, path?: string) => void;
  placeholder: (parts: readonly string[], description: string, looksLike: string) => string;
}

function readEndpoint(resource: Resource, name: string, { grants, warn, placeholder }: Reading): DraftEndpoint {
  const { address, values } = resource;
  const say = (path: Path, message: string): void => {
    warn(message, `${address}: ${formatPath(path)}`);
  };
  for (const [key, value] of Object.entries(values)) {
    if (silent.includes(key) || meant.includes(key) || isUnset(value)) continue;
    if (key === 'timeouts') say([key], 'has no meaning here: the input `timeout-minutes` says how long to wait.');
    else if (key === 'provider_config') say([key], 'has no meaning here: the workspace is told by the settings of the run.');
    else say([key], 'dropped: a manifest has no such field.');
  }
  const { document, notes } = cleanEndpoint(withoutOwnTags(values), {
    endpoint: name,
    filled: true,
    isSecret: (path) => isMarked(resource.sensitive, path),
    text: literal,
    placeholder,
    warn: say,
  });
  leaveImpliedRoute(document);
  if (grants !== undefined && grants.length > 0) document['permissions'] = grants;
  return {
    key: namePattern.test(name) ? name : address,
    ...(namePattern.test(name) ? {} : { name: literal(name) }),
    notes: [`${address} of Terraform.`],
    document,
    lifecycle: record([['adopt', true]]),
    fieldNotes: notes,
  };
}

function withoutOwnTags(values: JsonObject): JsonObject {
  if (!Array.isArray(values['tags'])) return values;
  return { ...values, tags: asList(values['tags']).filter((tag) => !ownTagKeys.includes(textOf(asObject(tag)['key']))) };
}

/** The one route of the one entity goes without saying (N6). */
function leaveImpliedRoute(document: JsonObject): void {
  const config = document['config'];
  if (!isObject(config)) return;
  const [entity, ...others] = objectsOf(config['served_entities']);
  const [route, ...more] = objectsOf(asObject(config['traffic_config'])['routes']);
  if (entity === undefined || others.length > 0 || route === undefined || more.length > 0 || Number(route['traffic_percentage']) !== 100) return;
  const name = textOf(entity['name']) === '' ? generatedEntityName(entity) : textOf(entity['name']);
  if (route['served_entity_name'] === name) delete config['traffic_config'];
}

/** Other resources, once for each type. */
function tellOthers(resources: readonly Resource[], warn: (message: string) => void): void {
  const counts = new Map<string, number>();
  for (const { type } of resources) {
    if (!endpointTypes.includes(type) && type !== 'databricks_permissions') counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  if (counts.size === 0) return;
  const words = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, count]) => `${type} (${count})`);
  warn(`only endpoints and their permissions are managed here; these stay with Terraform: ${words.join(', ')}.`);
}

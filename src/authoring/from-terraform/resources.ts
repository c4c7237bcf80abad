/** The resources in the JSON of `terraform show`, of all modules. */
import { EndpointsError } from '../../errors.js';
import { asObject, isObject, objectsOf, textOf, type Json, type JsonObject } from '../../json.js';
import type { Path } from '../foreign/findings.js';

export interface Resource {
  /** Such as `module.serving.databricks_model_serving.chat["eu"]`. */
  address: string;
  type: string;
  values: JsonObject;
  /** The same shape as `values`, with `true` at what is sensitive. */
  sensitive: Json;
}

type Warn = (message: string, path?: string) => void;

const deepestModule = 50;

/** Managed resources as they are; of a plan, what exists before it, and with a word what it would create. */
export function readResources(document: JsonObject, warn: Warn): Resource[] {
  const state = asObject(document['values']);
  const before = asObject(asObject(document['prior_state'])['values']);
  const planned = asObject(document['planned_values']);
  if (isObject(document['values'])) return modulesOf(state);
  const existing = modulesOf(before);
  const after = modulesOf(planned);
  if (existing.length + after.length === 0) {
    throw new EndpointsError('invalid-input', 'The JSON of `terraform show` holds no resources.', {
      hint: 'Run `terraform show -json` in the folder (and workspace) whose state holds the endpoints, or on a saved plan: `terraform show -json plan.out`.',
    });
  }
  const known = new Map(existing.map((resource) => [resource.address, resource]));
  for (const resource of after) {
    const earlier = known.get(resource.address);
    if (!resource.type.startsWith('databricks_model_serving')) {
      if (earlier === undefined) known.set(resource.address, resource);
    } else if (earlier === undefined) {
      known.set(resource.address, resource);
      warn('the plan would create it: apply the plan first, or this manifest will create it.', resource.address);
    } else if (JSON.stringify(earlier.values) !== JSON.stringify(resource.values)) {
      warn('the plan would change it. What exists is imported; apply the plan first, or take the changes over by hand.', resource.address);
    }
  }
  return [...known.values()];
}

function modulesOf(values: JsonObject): Resource[] {
  const found: Resource[] = [];
  let modules = objectsOf([values['root_module'] ?? null]);
  for (let depth = 0; modules.length > 0 && depth < deepestModule; depth += 1) {
    for (const module of modules) {
      for (const resource of objectsOf(module['resources'])) {
        if (textOf(resource['mode']) === 'data') continue;
        found.push({
          address: textOf(resource['address']),
          type: textOf(resource['type']),
          values: asObject(resource['values']),
          sensitive: resource['sensitive_values'] ?? {},
        });
      }
    }
    modules = modules.flatMap((module) => objectsOf(module['child_modules']));
  }
  return found;
}

/** Whether the value at the path, or one around it, is marked. */
export function isMarked(marks: Json, path: Path): boolean {
  let at: Json | undefined = marks;
  for (const part of path) {
    if (at === true) return true;
    if (Array.isArray(at) && typeof part === 'number') at = at[part];
    else if (isObject(at) && typeof part === 'string' && Object.hasOwn(at, part)) at = at[part];
    else return false;
  }
  return at === true;
}

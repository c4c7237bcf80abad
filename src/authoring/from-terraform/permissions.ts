/** `databricks_permissions` of serving endpoints -> the grants of each endpoint. */
import { objectsOf, record, textOf, type JsonObject } from '../../json.js';
import { principalFields } from '../../endpoint/fields/index.js';
import { literal } from '../../plan/manifest-lines.js';
import { isMarked, type Resource } from './resources.js';

export type Grants = JsonObject[];

/** By the endpoint's own id (not its name), which is what permissions refer to. */
export function readPermissions(resources: readonly Resource[], endpoints: readonly Resource[], warn: (message: string, path?: string) => void): Map<Resource, Grants> {
  const byId = new Map(endpoints.map((endpoint) => [textOf(endpoint.values['serving_endpoint_id']), endpoint]));
  const result = new Map<Resource, Grants>();
  for (const resource of resources) {
    if (resource.type !== 'databricks_permissions') continue;
    const id = textOf(resource.values['serving_endpoint_id']);
    const endpoint = id === '' ? undefined : byId.get(id);
    if (id === '') {
      // Permissions of clusters, jobs and all else are no concern of endpoints.
      if (textOf(resource.values['object_type']) === 'serving-endpoint') warn('left out: the endpoint it belongs to is known after apply only.', resource.address);
      continue;
    }
    if (endpoint === undefined) {
      warn('left out: the endpoint with this `serving_endpoint_id` is not in the file.', resource.address);
      continue;
    }
    result.set(endpoint, [...(result.get(endpoint) ?? []), ...grantsOf(resource, warn)]);
  }
  return result;
}

function grantsOf(resource: Resource, warn: (message: string, path?: string) => void): Grants {
  return objectsOf(resource.values['access_control']).flatMap((grant, index) => {
    const path = ['access_control', index];
    const principal = Object.keys(principalFields).find((name) => textOf(grant[name]) !== '');
    if (principal === undefined || isMarked(resource.sensitive, [...path, principal])) {
      warn('a grant is left out: whom it is for is secret or not known. Add it by hand: grants that are not stated are taken away.', resource.address);
      return [];
    }
    return [record([['level', textOf(grant['permission_level'])], [principal, literal(textOf(grant[principal]))]])];
  });
}

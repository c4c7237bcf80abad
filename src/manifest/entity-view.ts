import { generatedEntityName } from '../endpoint/entity-name.js';
import type { EntityKind, JsonObject } from '../endpoint/fields/index.js';
import { isStated, type EndpointView } from './endpoint-view.js';
import { quote } from './report.js';

/** One served entity of a merged endpoint. */
export interface EntityView {
  entity: JsonObject;
  path: readonly (string | number)[];
  kind: EntityKind;
}

/** The stated name, else the one the platform will give (N3). */
export function entityName(view: EntityView): string {
  const name = view.entity['name'];
  return typeof name === 'string' && name !== '' ? name : generatedEntityName(view.entity);
}

/** The entity in the words of messages. */
export function describeEntity(view: EntityView): string {
  const name = entityName(view);
  return name === '' ? 'this served entity' : `the served entity ${quote(name)}`;
}

/** Whether it says what it serves, be it right or wrong. */
export const hasModel = (view: EndpointView, { path }: EntityView): boolean =>
  isStated(view, [...path, 'external_model']) || isStated(view, [...path, 'entity_name']);

export const kindWords: Readonly<Record<EntityKind, string>> = {
  external: 'an external model',
  'model-units': 'a model sold in model units',
  throughput: 'a model with provisioned throughput',
  custom: 'a custom model',
};

import { kindOfEntity } from '../endpoint/entity-name.js';
import { checkEntities } from './check-entities.js';
import { checkExternalModels } from './check-external-model.js';
import { checkGateway } from './check-gateway.js';
import { checkGovernance } from './check-governance.js';
import { checkLifecycle } from './check-lifecycle.js';
import { checkSizing } from './check-sizing.js';
import { checkTraffic } from './check-traffic.js';
import { asList, asObject, isObject } from '../json.js';
import type { EndpointView } from './endpoint-view.js';
import type { EntityView } from './entity-view.js';
import type { Report } from './report.js';

/** Every rule across the fields of one merged endpoint. Reports; drops only what the platform is known to fill in. */
export function checkEndpoint(view: EndpointView, report: Report): void {
  const entities = entityViews(view);
  checkEntities(view, entities, report);
  checkExternalModels(view, entities, report);
  checkSizing(view, entities, report);
  checkTraffic(view, entities, report);
  checkGateway(view, entities, report);
  checkGovernance(view, entities, report);
  checkLifecycle(view, entities, report);
}

function entityViews(view: EndpointView): EntityView[] {
  return asList(asObject(view.document['config'])['served_entities'])
    // The reader of values puts a map for each item, so the index is that of the text.
    .filter(isObject)
    .map((entity, index) => ({ entity, path: ['config', 'served_entities', index], kind: kindOfEntity(entity) }));
}
